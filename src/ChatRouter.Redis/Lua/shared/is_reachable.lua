-- Neither Offline nor only finishing what he has.
function routing.is_reachable(agent)
  return agent.state ~= AgentState.Offline and agent.on_duty
end
