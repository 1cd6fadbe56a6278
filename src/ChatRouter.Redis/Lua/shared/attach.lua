-- Counts the conversation where it says it is.
function routing.attach(conversation)
  if conversation.placement == Placement.Owned then
    conversation.silent_since = math.max(conversation.placed_at, conversation.turn_open and conversation.turn_opened_at or 0)
    routing.begin_owning(conversation)
  elseif conversation.placement == Placement.Queued then
    routing.enter_queue(conversation)
  elseif conversation.placement == Placement.OfflinePool then
    routing.enter_offline(conversation)
  end
  routing.arm(conversation)
end
