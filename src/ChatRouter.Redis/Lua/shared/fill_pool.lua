-- Makes the row of members anew; shares stay. Pools are filled when they are first asked.
function routing.fill_pool(pool, agents)
  local key = shop.prefix .. 'pool:' .. pool.id
  redis.call('DEL', key .. ':calm', key .. ':level', key .. ':busy')
  pool.filled, pool.behind = true, 0
  pool.offline, pool.off_duty, pool.paused, pool.grace, pool.unsplit, pool.full, pool.guarded, pool.busy, pool.calm = 0, 0, 0, 0, 0, 0, 0, 0, 0
  for _, agent in ipairs(agents or routing.all_agents()) do
    if agent.shares[pool.id] then
      agent.departed[pool.id] = agent.shares[pool.id]
      agent.shares[pool.id] = nil
    end
    if routing.is_member(pool, agent) then
      routing.join_pool(pool, agent)
    end
  end
end
