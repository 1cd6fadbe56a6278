-- What he is, from what he wants, his leases, his account and his shift.
function routing.effective_state(agent)
  if not agent.enabled or agent.wanted == WantedState.Offline or (not agent.on_duty and agent.pending == 0) then
    return AgentState.Offline
  elseif next(agent.leases) == nil then
    return agent.grace_until and AgentState.Grace or AgentState.Offline
  end
  return (agent.wanted == WantedState.Paused or not agent.on_duty) and AgentState.Paused or AgentState.Online
end
