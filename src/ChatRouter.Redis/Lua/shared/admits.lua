-- The agent may be given the conversation in this attempt, as far as the attempt itself says.
function routing.admits(conversation, agent, attempt)
  if attempt.kind == 'round' then
    return (not attempt.only or attempt.only == agent) and routing.quota_of(agent) > 0
  elseif attempt.kind == 'silent' then
    return agent.state == AgentState.Online and agent.pending <= shop.policy.busy_above and agent.id ~= conversation.owner
      and not routing.contains(conversation.tried, agent.id)
  end
  return true
end
