-- Changes what the conversation's place in line depends on: its priority and, where one is given, the opening of its turn.
function routing.rekey(conversation, priority, opened_at)
  if priority == conversation.priority and not opened_at then
    return
  end
  local lies = conversation.placement == Placement.OfflinePool and opened_at
  if conversation.placement == Placement.Queued then
    routing.withdraw(conversation)
  elseif lies then
    routing.leave_offline(conversation)
  end
  conversation.priority = priority
  if opened_at then
    routing.open_turn(conversation, opened_at)
  end
  if conversation.placement == Placement.Queued then
    routing.insert(conversation)
  elseif lies then
    routing.enter_offline(conversation)
  end
end
