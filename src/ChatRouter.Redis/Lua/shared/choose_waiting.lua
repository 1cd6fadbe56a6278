-- Rule 10: where the conversation waits.
function routing.choose_waiting(conversation, pool, choice)
  local leaves = routing.online_in(pool) == 0 and routing.asked_of(conversation) and conversation.fallback == GroupFallback.LeaveMessage
  if leaves or not routing.somebody_comes(pool) then
    choice.placement, choice.reason = Placement.OfflinePool, RouteReason.NobodyThere
    return
  end
  local enters = conversation.placement ~= Placement.Queued and not conversation.transferred_to
  if enters and shop.policy.max_queue > 0 and shop.queued >= shop.policy.max_queue then
    choice.placement, choice.reason = Placement.OfflinePool, RouteReason.MaxQueue
  else
    choice.placement, choice.reason = Placement.Queued, routing.queue_reason(pool)
  end
end
