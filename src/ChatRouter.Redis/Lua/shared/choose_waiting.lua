-- Rule 10: where the conversation waits.
function routing.choose_waiting(conversation, pool, choice)
  if not routing.somebody_comes(pool) then
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
