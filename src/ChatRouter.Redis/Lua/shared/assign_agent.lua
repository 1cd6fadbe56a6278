-- Gives the agent his settings, but for his groups. One who is new and wants to be there has his grace to come.
function routing.assign_agent(id, settings)
  local agent = routing.find_agent(id)
  if not agent then
    agent = routing.add_agent(id)
    if settings.wanted ~= WantedState.Offline then
      routing.expect_agent(agent, settings.wanted)
    end
  end
  agent.weight, agent.own_capacity, agent.capacity = settings.weight, settings.capacity, settings.capacity or shop.policy.default_capacity
  agent.no_split, agent.enabled, agent.on_duty = settings.no_split, settings.enabled, settings.on_duty
  return agent
end
