-- Ends a step that has no result: what its timers did is kept for the next one that has.
function routing.quiet()
  local any = #shop.decisions > 0 or #shop.agent_changes > 0 or #shop.alerts > 0 or shop.queue_moved
  local due, step = routing.save(any and { shop.decisions, shop.agent_changes, shop.alerts, shop.queue_moved } or nil)
  return due, step
end
