-- What keeps an agent out of a pool's competition, or the tier in which he competes; the first that applies.
function routing.classify(agent)
  if agent.state == AgentState.Offline then
    return 'offline'
  elseif not agent.on_duty then
    return 'off_duty'
  elseif agent.state == AgentState.Paused then
    return 'paused'
  elseif agent.state == AgentState.Grace then
    return 'grace'
  elseif agent.weight <= 0 or agent.no_split then
    return 'unsplit'
  elseif agent.capacity > 0 and agent.active >= agent.capacity then
    return 'full'
  elseif agent.guard_until then
    return 'guarded'
  end
  -- Judged before the new conversation is added, hence > and not >=.
  return agent.pending > shop.policy.busy_above and 'busy' or 'calm'
end
