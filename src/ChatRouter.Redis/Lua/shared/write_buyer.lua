-- A buyer as he is stored.
function routing.write_buyer(b)
  return cmsgpack.pack(b.conversation, b.order_state, b.contacts, b.idle, b.idle_since)
end
