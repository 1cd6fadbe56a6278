-- An agent's moment has come; a lease may have been renewed since its old end was set.
function routing.fire_agent(agent)
  local due, kind = routing.next_agent_moment(agent)
  if due > shop.now then
    routing.set_deadline(agent, due, kind)
  elseif kind == DeadlineKind.Lease then
    routing.expire_leases(agent)
  elseif kind == DeadlineKind.Grace then
    agent.grace_until = nil
    routing.go_offline(agent)
  else
    agent.guard_until = nil
    routing.update_presence(agent)
  end
end
