-- The agent is what his account and his shift make of him. Disabling is a forced leave; who is Offline by then has left before, and his
-- open turns stay as he left them.
function routing.appear(agent)
  if not agent.enabled and agent.state ~= AgentState.Offline then
    routing.leave(agent)
    return
  end
  if not agent.enabled then
    agent.wanted, agent.grace_until = WantedState.Offline, nil
  end
  routing.update_presence(agent)
end
