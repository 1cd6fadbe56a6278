-- Gives the agent his settings, but for his groups.
function routing.assign_agent(id, settings)
  local agent = routing.agent(id)
  agent.weight, agent.own_capacity, agent.capacity = settings.weight, settings.capacity, settings.capacity or shop.policy.default_capacity
  agent.no_split, agent.enabled, agent.on_duty = settings.no_split, settings.enabled, settings.on_duty
  return agent
end
