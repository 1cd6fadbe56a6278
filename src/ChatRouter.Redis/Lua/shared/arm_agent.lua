-- Sets the agent's next moment; a lease that was renewed meanwhile is looked at when its old end comes.
function routing.arm_agent(agent)
  local due, kind = routing.next_agent_moment(agent)
  if kind == DeadlineKind.Lease and agent.due_kind == DeadlineKind.Lease and agent.due <= due and agent.due > shop.now then
    return
  end
  routing.set_deadline(agent, due, kind)
end
