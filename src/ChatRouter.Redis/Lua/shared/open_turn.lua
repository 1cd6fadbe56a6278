-- The buyer wrote: the turn opens and the conversation wakes.
function routing.open_turn(conversation, opened_at)
  local owner = conversation.owner and routing.agent(conversation.owner)
  if owner then
    owner.pending = owner.pending + (conversation.turn_open and 0 or 1)
    owner.active = owner.active + (conversation.resting and 1 or 0)
  end
  conversation.turn_open, conversation.resting = true, false
  conversation.turn_opened_at, conversation.waiting_since = opened_at, opened_at
  conversation.silent_since = math.max(opened_at, conversation.placed_at)
  conversation.tried, conversation.given_up = nil, false
  if owner then
    routing.update_standing(owner)
  end
end
