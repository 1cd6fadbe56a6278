-- Brings the effective state up to date and tells of a change.
function routing.update_presence(agent)
  local was, now = agent.state, routing.effective_state(agent)
  agent.state = now
  if was ~= now then
    if was == AgentState.Online and shop.offline > 0 then
      agent.round = shop.round
    end
    if now == AgentState.Online then
      shop.arrivals = shop.arrivals or {}
      shop.arrivals[#shop.arrivals + 1] = agent
    end
    shop.agent_changes[#shop.agent_changes + 1] = { agent.id, now, now == AgentState.Grace and agent.grace_until or false }
  end
  routing.update_standing(agent)
  routing.arm_agent(agent)
end
