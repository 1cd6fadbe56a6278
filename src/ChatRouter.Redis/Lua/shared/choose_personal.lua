-- Rules 2 to 4: the agent by whose link the buyer came, his recent contacts, his dedicated agent.
function routing.choose_personal(conversation, attempt, choice)
  if attempt.named and routing.is_reachable(attempt.named) then
    choice.placement, choice.agent, choice.reason = Placement.Owned, attempt.named, RouteReason.Named
    return
  end
  local contacts = routing.buyer(conversation.buyer).contacts
  for i = 1, routing.count_contacts(contacts) * 2, 2 do
    local agent = routing.agent(contacts[i])
    local holds, overloaded = routing.holds(agent, contacts[i + 1])
    if holds and routing.admits(conversation, agent, attempt) then
      choice.placement, choice.agent, choice.reason, choice.contact_at = Placement.Owned, agent, RouteReason.RecentContact, contacts[i + 1]
      if shop.policy.affinity_counts then
        routing.charge_contact(routing.pool_of(conversation, { notes = 0 }), agent)
      end
      return
    elseif overloaded then
      choice.notes = bit.bor(choice.notes, RouteNotes.AffinityOverloaded)
    end
  end
  local dedicated = routing.dedicated_of(conversation)
  if dedicated and dedicated.state == AgentState.Online and not routing.is_full(dedicated) and routing.admits(conversation, dedicated, attempt) then
    choice.placement, choice.agent, choice.reason = Placement.Owned, dedicated, RouteReason.Dedicated
  end
end
