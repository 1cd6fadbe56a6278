-- Rule 3 for a contact of that time; the second value: he is passed over because too many wait for him.
function routing.holds(agent, at)
  local policy = shop.policy
  if not routing.is_reachable(agent) or agent.no_split then
    return false
  elseif agent.state ~= AgentState.Online and shop.now - at >= policy.affinity_paused_window then
    return false
  elseif routing.is_full(agent) and not policy.affinity_over_capacity then
    return false
  end
  local overloaded = policy.affinity_max_pending > 0 and agent.pending > policy.affinity_max_pending
  return not overloaded, overloaded
end
