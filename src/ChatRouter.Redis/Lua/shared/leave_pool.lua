-- He is no member any more.
function routing.leave_pool(pool, agent)
  local place = routing.place_of(pool, agent)
  if place then
    redis.call('ZREM', shop.prefix .. 'pool:' .. pool.id .. ':' .. place, agent.id)
  end
  pool.behind = pool.behind - (place == 'level' and 1 or 0)
  pool[agent.class] = pool[agent.class] - 1
  agent.departed[pool.id] = agent.shares[pool.id]
  agent.shares[pool.id] = nil
end
