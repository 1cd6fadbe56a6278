-- Rule 3 or 4 gives the agent this waiting conversation now.
function routing.claims(conversation, agent)
  if conversation.transferred_to then
    return false
  elseif routing.dedicated_of(conversation) == agent and agent.state == AgentState.Online and not routing.is_full(agent) then
    return true
  end
  local contacts = routing.buyer(conversation.buyer).contacts
  for i = 1, routing.count_contacts(contacts) * 2, 2 do
    if contacts[i] == agent.id and routing.holds(agent, contacts[i + 1]) then
      return true
    end
  end
  return false
end
