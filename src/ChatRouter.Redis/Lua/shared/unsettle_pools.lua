-- Whoever waits for one of the agent's groups is routed again.
function routing.unsettle_pools(agent)
  if shop.queued > 0 then
    for id in pairs(agent.shares) do
      if id ~= '*' then
        shop.unsettled[id] = true
      end
    end
  end
end
