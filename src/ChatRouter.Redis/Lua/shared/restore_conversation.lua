-- A conversation as the journal has it; returns it unless it is known so, or newer, or ended.
function routing.restore_conversation(truth)
  local conversation = routing.find_conversation(truth.id)
  if conversation then
    -- A node of an older version opens conversations without listing them.
    redis.call('ZADD', shop.prefix .. 'conversations', 0, truth.id)
  end
  if conversation and (conversation.version > truth.version or routing.is_as_known(conversation, truth)) then
    return nil
  end
  if truth.placement == Placement.Closed then
    if conversation then
      routing.forget(conversation)
    end
    return nil
  end
  conversation = conversation or routing.open_conversation(truth.id, truth.buyer, truth.version)
  routing.detach(conversation, false)
  routing.take_up(conversation, truth)
  routing.attach(conversation)
  return conversation
end
