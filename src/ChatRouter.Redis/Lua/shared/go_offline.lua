-- Offline for good: open turns are routed again, oldest first; the rest stay parked with him.
-- @include shared/route_open_turns
-- @include shared/update_presence
-- @rare
function routing.go_offline(agent)
  routing.update_presence(agent)
  if agent.pending > 0 then
    routing.route_open_turns(agent)
  end
end
