-- Begins a step of a shop that is known. False: there is no such shop, or it awaits its conversations.
function routing.begin_step(records, deadlines, prefix, at, ...)
  return routing.begin_step_as('shop', records, deadlines, prefix, at, ...)
end
