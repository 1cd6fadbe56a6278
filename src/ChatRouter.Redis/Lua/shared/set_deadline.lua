-- Sets or moves the moment of an agent, a conversation or the offline pool's rounds; infinite takes it out.
-- Kept until the end of the step: most are set more than once in it.
function routing.set_deadline(timed, due, kind)
  if due == math.huge then
    due, kind = nil, nil
  end
  if timed.due == due and timed.due_kind == kind then
    return
  end
  if timed.due_kind and timed.due_kind ~= kind then
    shop.moments[timed.due_kind .. timed.id] = false
  end
  if due then
    shop.moments[kind .. timed.id] = due
    shop.first_due = math.min(shop.first_due, due)
  end
  timed.due, timed.due_kind = due, kind
end
