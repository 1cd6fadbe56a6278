-- A shop of which nothing is known yet.
function routing.new_shop()
  shop.stored, shop.agents, shop.conversations, shop.buyers, shop.pools, shop.leases = {}, {}, {}, {}, {}, {}
  shop.moments, shop.decisions, shop.agent_changes, shop.alerts, shop.queue_moved = {}, {}, {}, {}, false
  shop.now, shop.queued, shop.offline, shop.round, shop.idle_last, shop.told_step = 0, 0, 0, 0, 0, 0
  shop.first_due, shop.told_due, shop.ready, shop.unsettled, shop.pool_ids = math.huge, math.huge, {}, {}, { '*' }
  shop.rounds = { id = '' }
end
