-- Rule 2: to that agent, unless Offline.
function routing.transfer_to_agent(conversation, target)
  local agent = target ~= '' and routing.find_agent(target)
  if not agent then
    return routing.refused(RefusalCode.UnknownAgent)
  elseif conversation.owner == agent.id then
    return routing.ignored(routing.where(conversation))
  elseif not routing.is_reachable(agent) then
    return routing.refused(RefusalCode.TargetOffline)
  end
  conversation.asked = nil
  routing.leave_giver(conversation, conversation.owner)
  local decision = routing.apply(conversation,
    { placement = Placement.Owned, agent = agent, reason = RouteReason.Named, notes = RouteNotes.Transferred })
  routing.meet(routing.buyer(conversation.buyer), agent.id, shop.now)
  routing.finish()
  return routing.done(decision)
end
