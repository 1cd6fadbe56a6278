-- It waits no longer. How fast a queue is served is measured over the last thirty or so, in the time in which somebody waited.
function routing.leave_queue(conversation, served)
  local pool = routing.pool(conversation.pool)
  routing.withdraw(conversation)
  conversation.home = nil
  shop.queued = shop.queued - 1
  if served then
    pool.drain_waited, pool.drain_since = pool.drain_waited + shop.now - pool.drain_since, shop.now
    pool.drain_served = pool.drain_served + 1
    if pool.drain_served >= 32 then
      pool.drain_waited, pool.drain_served = math.floor(pool.drain_waited / 2), math.floor(pool.drain_served / 2)
    end
  end
  if pool.waiting == 0 then
    pool.drain_waited = pool.drain_waited + shop.now - pool.drain_since
  end
end
