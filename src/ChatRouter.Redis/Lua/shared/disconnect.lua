-- That connection is gone; with the last one the agent's grace begins.
function routing.disconnect(connection, agent)
  shop.leases[connection] = false
  agent.leases[connection] = nil
  if next(agent.leases) == nil and (agent.state == AgentState.Online or agent.state == AgentState.Paused) then
    routing.lose_agent(agent)
  end
  routing.update_presence(agent)
end
