-- Shares outlive membership: leaving a group and coming back wins nothing.
function routing.join_pool(pool, agent)
  agent.shares[pool.id] = agent.departed[pool.id] or 0
  agent.departed[pool.id] = nil
  pool[agent.class] = pool[agent.class] + 1
  routing.move_place(pool, agent, nil)
end
