-- A buyer from his stored form. Contacts: agent, time, agent, time, newest first.
function routing.read_buyer(id, raw)
  local conversation, order_state, contacts, idle, idle_since = cmsgpack.unpack(raw)
  return {
    id = id, conversation = conversation, order_state = order_state, contacts = contacts, idle = idle, idle_since = idle_since
  }
end
