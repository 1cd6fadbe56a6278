-- The turn is answered, or needs no answer.
function routing.shut_turn(conversation)
  if not conversation.turn_open then
    return
  end
  conversation.turn_open, conversation.tried, conversation.given_up = false, nil, false
  if conversation.owner then
    local owner = routing.agent(conversation.owner)
    owner.pending = owner.pending - 1
    routing.update_standing(owner)
    routing.end_shift(owner)
  end
end
