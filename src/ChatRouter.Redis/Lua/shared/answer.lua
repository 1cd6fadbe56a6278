-- Ends a step: stores the shop and returns what the step did, all of it as numbers, texts and lists.
-- The subject is given by its place among the decisions; negative: it is no decision, but stands after them.
function routing.answer(outcome, refusal, subject, exactly)
  local due, step = routing.save(nil, exactly)
  local place = 0
  for i = 1, subject and #shop.decisions or 0 do
    if shop.decisions[i] == subject then
      place = i
    end
  end
  if subject and place == 0 then
    shop.decisions[#shop.decisions + 1] = subject
    place = -#shop.decisions
  end
  return { outcome, refusal, place, shop.decisions, shop.agent_changes, shop.alerts, shop.queue_moved and 1 or 0,
    due and (due < math.huge and due or -1) or false, step or false }
end
