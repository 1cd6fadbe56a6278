-- The open conversation; none where it is unknown.
function routing.find_conversation(id)
  local conversation = shop.conversations[id]
  if conversation == nil then
    local raw = routing.fetch('c:' .. id)
    conversation = raw and routing.read_conversation(id, raw)
    shop.conversations[id] = conversation or nil
  end
  return conversation or nil
end
