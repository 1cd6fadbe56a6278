-- Lets the agent join and leave pools as his groups are now.
function routing.rejoin(agent)
  for i = 1, #shop.pool_ids do
    local pool = routing.pool(shop.pool_ids[i])
    if pool.filled then
      local was, should = agent.shares[pool.id] ~= nil, routing.is_member(pool, agent)
      if should and not was then
        routing.join_pool(pool, agent)
      elseif was and not should then
        routing.leave_pool(pool, agent)
      end
    end
  end
end
