-- The decision's record, in the order in which the caller reads it.
function routing.record(c, choice, previous, changes, pending, active)
  local counts = choice.counts or { 0, 0, 0, 0, 0, 0 }
  return { c.id, c.buyer, c.placement, c.owner or false, previous or false, changes and c.version - 1 or c.version, changes and 1 or 0, c.reason, c.notes,
    choice.pool and choice.pool.id or false, choice.tier or Tier.None, choice.runner_up or false, counts[1], counts[2], counts[3], counts[4], counts[5],
    counts[6], pending, active, choice.share or 0, routing.position_of(c), c.waiting_since, shop.now, routing.buyer(c.buyer).order_state, c.priority,
    c.transferred_to or false, c.excluded or false, c.tried or {}, choice.contact_at or false }
end
