-- An agent who has not been heard of before.
function routing.add_agent(id)
  local agent = { id = id, weight = 0, capacity = 0, groups = {}, no_split = false, enabled = false, on_duty = true, wanted = WantedState.Offline,
    state = AgentState.Offline, class = 'offline', leases = {}, seen = false, flapping = false, pending = 0, active = 0, owned = 0, shares = {},
    departed = {}, round = 0 }
  shop.agents[id] = agent
  redis.call('ZADD', shop.prefix .. 'agents', 0, id)
  routing.rejoin(agent)
  return agent
end
