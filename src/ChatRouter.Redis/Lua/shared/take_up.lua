-- Makes the conversation what the journal says. A turn that changed since the truth was read is known better here.
function routing.take_up(c, truth)
  c.version = truth.version
  if truth.seq >= c.turn_seq then
    routing.count_message(c, truth.seq)
    c.turn_open = truth.turn_opened_at ~= nil
    c.turn_opened_at = math.min(truth.turn_opened_at or truth.waiting_since, shop.now)
    c.waiting_since = math.min(truth.waiting_since, shop.now)
    c.last_public_at = math.max(c.last_public_at, math.min(truth.last_public_at, shop.now))
    c.tried = #truth.tried > 0 and truth.tried or nil
    for _, agent in ipairs(truth.tried) do
      routing.agent(agent)
    end
  end
  c.resting, c.given_up = false, false
  c.placed_at = math.min(truth.placed_at, shop.now)
  c.queued_at, c.overflow_from = c.placed_at, c.placed_at
  c.priority = math.max(0, math.min(4, truth.priority))
  routing.buyer(c.buyer).order_state = truth.order_state
  c.transferred_to = truth.transferred_to and routing.has_group(truth.transferred_to)
    and routing.filled(routing.pool_of_groups({ truth.transferred_to }).id).id or nil
  -- The journal keeps what the page asked for only as the pool and the notes that came of it.
  if bit.band(truth.notes, RouteNotes.GroupNamed) ~= 0 and truth.pool and routing.has_group(truth.pool) then
    c.asked = truth.pool
    c.fallback = bit.band(truth.notes, RouteNotes.GroupOnly) ~= 0 and GroupFallback.Group or GroupFallback.Shop
  end
  c.excluded = truth.excluded and routing.agent(truth.excluded).id
  c.owner = truth.placement == Placement.Owned and truth.owner and routing.agent(truth.owner).id or nil
  c.placement = truth.placement == Placement.Owned and not c.owner and Placement.Unplaced or truth.placement
  routing.take_up_pool(c, truth.pool)
  c.reason = routing.reason_of(c)
end
