-- Ends a step: stores the shop and returns what the step did, all of it as numbers, texts and lists.
-- @include shared/save
function routing.answer(outcome, refusal, subject, exactly)
  local due, step = routing.save(nil, exactly)
  return { outcome, refusal, subject or false, shop.decisions, shop.agent_changes, shop.alerts, shop.queue_moved and 1 or 0,
    due and (due < math.huge and due or -1) or false, step or false }
end
