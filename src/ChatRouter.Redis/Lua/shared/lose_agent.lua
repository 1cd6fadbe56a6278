-- The connection is lost. Three losses in five minutes: the next return is guarded.
function routing.lose_agent(agent)
  agent.grace_until = shop.policy.grace < math.huge and shop.now + shop.policy.grace or nil
  local losses = agent.losses or {}
  agent.losses = { shop.now, losses[1], losses[2] }
  agent.flapping = losses[2] ~= nil and shop.now - losses[2] <= 300000
end
