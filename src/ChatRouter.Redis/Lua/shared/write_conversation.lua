-- A conversation as it is stored.
function routing.write_conversation(c)
  return cmsgpack.pack(c.buyer, c.placement, c.owner, c.version, c.turn_seq, c.seq, c.turn_open, c.turn_opened_at, c.waiting_since, c.last_public_at,
    c.placed_at, c.silent_since, c.resting, c.given_up, c.reason, c.notes, c.priority, c.class, c.pool, c.due, c.due_kind, c.tried, c.transferred_to,
    c.excluded, c.home, c.queued_at, c.overflow_from, c.overflowed, c.claimants, c.asked, c.fallback)
end
