-- A conversation as others see it.
function routing.view_conversation(c)
  return { c.id, c.buyer, c.placement, c.owner or false, c.version, c.seq, c.turn_open and 1 or 0, c.resting and 1 or 0, c.waiting_since, c.pool or false,
    routing.buyer(c.buyer).order_state, c.priority }
end
