-- A buyer from his stored form. Contacts: agent, time, agent, time, newest first.
function routing.read_buyer(id, raw)
  local b = { id = id }
  b.conversation, b.order_state, b.contacts, b.idle, b.idle_since = cmsgpack.unpack(raw)
  return b
end
