-- The agent is what his account and his shift make of him.
function routing.appear(agent)
  if agent.enabled then
    routing.update_presence(agent)
  else
    routing.leave(agent)
  end
end
