-- Begins a step of a shop that is known, or awaits its conversations. False: there is no such shop.
function routing.begin_return(records, deadlines, prefix, at)
  return routing.begin_step(records, deadlines, prefix, at) or routing.begin_step_as('returning', records, deadlines, prefix, at)
end
