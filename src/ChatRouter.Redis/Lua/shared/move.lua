-- Takes the conversation from where it is to where the choice says.
function routing.move(conversation, choice)
  local from = conversation.placement
  routing.detach(conversation, choice.placement == Placement.Owned)
  -- Whom the bot hands over waits for a human since now.
  if choice.placement == Placement.HeldByBot then
    conversation.tried, conversation.given_up = nil, false
  elseif from == Placement.HeldByBot then
    routing.open_turn(conversation, shop.now)
  end
  conversation.placement, conversation.owner, conversation.pool = choice.placement, choice.agent and choice.agent.id, choice.pool and choice.pool.id
  conversation.placed_at, conversation.version = shop.now, conversation.version + 1
  if choice.placement ~= Placement.Queued then
    conversation.overflowed = false
  elseif from ~= Placement.Queued then
    conversation.queued_at, conversation.overflow_from = shop.now, shop.now
  end
  if choice.placement == Placement.Owned or choice.placement == Placement.OfflinePool then
    conversation.transferred_to, conversation.excluded = nil, nil
  end
  routing.attach(conversation)
  if choice.placement == Placement.Owned and conversation.turn_open then
    routing.meet(routing.buyer(conversation.buyer), choice.agent.id, shop.now)
  end
end
