-- Puts the conversation where the choice says. A change is a decision of the step.
function routing.apply(conversation, choice)
  local previous = conversation.owner
  local winner = choice.agent
  local changes = choice.placement ~= conversation.placement or (winner and winner.id) ~= previous
    or ((choice.placement == Placement.Queued or choice.placement == Placement.HeldByBot) and (choice.pool and choice.pool.id) ~= conversation.pool)
  local pending, active = winner and winner.pending or 0, winner and winner.active or 0
  conversation.reason, conversation.notes = choice.reason, bit.bor(choice.notes, routing.where_it_was(conversation.placement, choice.placement))
  if changes then
    routing.move(conversation, choice)
  end
  local decision = routing.record(conversation, choice, changes and previous, changes, pending, active)
  if changes then
    shop.decisions[#shop.decisions + 1] = decision
    if choice.needs_supervisor and choice.placement == Placement.Queued then
      shop.alerts[#shop.alerts + 1] = { conversation.id, SupervisorAlertKind.NobodySplits }
    end
  end
  return decision
end
