-- The agent's next moment, and what it is.
function routing.next_agent_moment(agent)
  local due, kind = math.huge, DeadlineKind.Lease
  for _, till in pairs(agent.leases) do
    due = math.min(due, till)
  end
  if agent.grace_until and agent.grace_until < due then
    due, kind = agent.grace_until, DeadlineKind.Grace
  end
  if agent.guard_until and agent.guard_until < due then
    due, kind = agent.guard_until, DeadlineKind.FlapGuard
  end
  return due, kind
end
