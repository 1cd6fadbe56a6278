-- Rule 2: rules 6 to 10 in that group only, without the giver.
function routing.transfer_to_group(conversation, group, by)
  if not routing.has_group(group) then
    return routing.refused(RefusalCode.UnknownGroup)
  end
  local pool = routing.filled(routing.pool_of_groups({ group }).id)
  local giver = conversation.owner and routing.find_agent(conversation.owner) or routing.find_agent(by)
  local gives = giver and giver.state == AgentState.Online and giver.shares[pool.id]
  if routing.online_in(pool) - (gives and 1 or 0) <= 0 then
    return routing.refused(RefusalCode.TargetOffline)
  end
  conversation.asked, conversation.transferred_to, conversation.excluded = nil, pool.id, giver and giver.id
  routing.leave_giver(conversation, conversation.owner)
  if conversation.placement == Placement.Queued then
    routing.move_home(conversation)
  end
  local decision = routing.decide(conversation, { notes = RouteNotes.Transferred, kind = 'full' })
  if conversation.owner then
    routing.meet(routing.buyer(conversation.buyer), conversation.owner, shop.now)
  end
  routing.finish()
  return routing.done(decision)
end
