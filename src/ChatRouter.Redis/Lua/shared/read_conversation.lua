-- A conversation from its stored form.
function routing.read_conversation(id, raw)
  local buyer, placement, owner, version, turn_seq, seq, turn_open, turn_opened_at, waiting_since, last_public_at, placed_at, silent_since, resting,
    given_up, reason, notes, priority, class, pool, due, due_kind, tried, transferred_to, excluded, home, queued_at, overflow_from, overflowed,
    claimants, asked, fallback = cmsgpack.unpack(raw)
  return {
    id = id, buyer = buyer, placement = placement, owner = owner, version = version, turn_seq = turn_seq, seq = seq, turn_open = turn_open,
    turn_opened_at = turn_opened_at, waiting_since = waiting_since, last_public_at = last_public_at, placed_at = placed_at,
    silent_since = silent_since, resting = resting, given_up = given_up, reason = reason, notes = notes, priority = priority, class = class,
    pool = pool, due = due, due_kind = due_kind, tried = tried, transferred_to = transferred_to, excluded = excluded, home = home,
    queued_at = queued_at, overflow_from = overflow_from, overflowed = overflowed, claimants = claimants,
    asked = asked, fallback = fallback
  }
end
