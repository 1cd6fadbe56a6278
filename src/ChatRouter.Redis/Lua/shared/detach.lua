-- Takes the conversation out of every count.
-- @include shared/end_owning
-- @include shared/leave_offline
-- @include shared/leave_queue
function routing.detach(conversation, served)
  if conversation.placement == Placement.Owned then
    routing.end_owning(conversation)
  elseif conversation.placement == Placement.Queued then
    routing.leave_queue(conversation, served)
  elseif conversation.placement == Placement.OfflinePool then
    routing.leave_offline(conversation)
  end
end
