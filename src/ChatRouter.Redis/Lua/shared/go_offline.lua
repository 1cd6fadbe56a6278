-- Offline for good: open turns are routed again, oldest first; the rest stay parked with him.
function routing.go_offline(agent)
  routing.update_presence(agent)
  if agent.pending > 0 then
    routing.route_open_turns(agent)
  end
end
