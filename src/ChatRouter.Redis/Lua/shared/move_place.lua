-- Puts the agent where he competes now; he was in the given place.
function routing.move_place(pool, agent, was)
  local now = routing.place_of(pool, agent)
  local key = shop.prefix .. 'pool:' .. pool.id
  if was and was ~= now then
    redis.call('ZREM', key .. ':' .. was, agent.id)
  end
  if now == 'calm' then
    redis.call('ZADD', key .. ':calm', agent.shares[pool.id], agent.id)
  elseif now == 'busy' then
    redis.call('ZADD', key .. ':busy', agent.pending / (shop.policy.average and 1 or agent.weight), agent.id)
  elseif now == 'level' then
    redis.call('ZADD', key .. ':level', 0, agent.id)
  end
  pool.behind = pool.behind + (now == 'level' and 1 or 0) - (was == 'level' and 1 or 0)
end
