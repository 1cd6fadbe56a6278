-- Takes the conversation out of every count.
function routing.detach(conversation, served)
  if conversation.placement == Placement.Owned then
    routing.end_owning(conversation)
  elseif conversation.placement == Placement.Queued then
    routing.leave_queue(conversation, served)
  elseif conversation.placement == Placement.OfflinePool then
    routing.leave_offline(conversation)
  end
end
