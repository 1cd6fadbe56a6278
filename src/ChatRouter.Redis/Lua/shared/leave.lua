-- He leaves on purpose or is disabled.
-- @include shared/go_offline
-- @rare
function routing.leave(agent)
  agent.wanted = WantedState.Offline
  agent.grace_until = nil
  routing.go_offline(agent)
end
