-- He leaves on purpose or is disabled.
function routing.leave(agent)
  agent.wanted = WantedState.Offline
  agent.grace_until = nil
  routing.go_offline(agent)
end
