-- The shop's own record.
function routing.read_shop(raw)
  shop.stored[shop.record] = raw
  local leftover
  shop.now, shop.queued, shop.offline, shop.round, shop.rounds.due, shop.idle_last, shop.idle_first, shop.first_due, shop.told_due, shop.told_step,
    shop.ready, shop.unsettled, shop.pool_ids, leftover = cmsgpack.unpack(raw)
  shop.rounds.due_kind = shop.rounds.due and DeadlineKind.OfflineRound
  if leftover then
    shop.decisions, shop.agent_changes, shop.alerts, shop.queue_moved = leftover[1], leftover[2], leftover[3], leftover[4]
  end
end
