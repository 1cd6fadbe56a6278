-- Routes the conversation and puts it where the rules say. None: the attempt found nobody and the conversation stays where it is.
-- attempt: notes; kind 'full', 'round' (offline pool: only who has a quota left) or 'silent' (only who is not busy and was not tried);
-- only, the one agent who takes part in the round; named, the agent by whose link the buyer came; held_by_bot.
function routing.decide(conversation, attempt)
  local choice = { notes = attempt.notes }
  -- A transfer to a group skips what is known of the buyer.
  if not conversation.transferred_to then
    routing.choose_personal(conversation, attempt, choice)
    if not choice.placement and attempt.held_by_bot then
      routing.choose_bot(conversation, choice)
    end
  end
  if not choice.placement then
    routing.choose_from_pool(conversation, attempt, choice)
  end
  return choice.placement and routing.apply(conversation, choice)
end
