-- Judges every agent by the new settings and makes every pool anew; shares stay, but for those of pools that are gone.
function routing.refill_pools(removed)
  local agents = routing.all_agents()
  for _, agent in ipairs(agents) do
    agent.capacity = agent.own_capacity or shop.policy.default_capacity
    agent.class = routing.classify(agent)
    for _, pool in ipairs(removed) do
      agent.shares[pool.id], agent.departed[pool.id] = nil, nil
    end
  end
  for _, id in ipairs(shop.pool_ids) do
    local pool = routing.pool(id)
    if pool.filled then
      routing.fill_pool(pool, agents)
    end
  end
end
