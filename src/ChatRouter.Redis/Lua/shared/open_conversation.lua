-- A conversation of which nothing is known yet. At most one of a buyer is open: another one's end has not been told yet.
function routing.open_conversation(id, buyer_id, version)
  local buyer = routing.buyer(buyer_id)
  if buyer.conversation then
    routing.forget(routing.find_conversation(buyer.conversation))
    buyer = routing.buyer(buyer_id)
  end
  if buyer.idle then
    routing.remove_idle(buyer)
  end
  local conversation = { id = id, buyer = buyer_id, placement = Placement.Unplaced, version = version, turn_seq = 0, seq = 0, turn_open = false,
    turn_opened_at = 0, waiting_since = 0, last_public_at = 0, placed_at = 0, silent_since = 0, resting = false, given_up = false, reason = 0, notes = 0,
    priority = 0, class = 0, queued_at = 0, overflow_from = 0, overflowed = false }
  buyer.conversation = id
  redis.call('ZADD', shop.prefix .. 'conversations', 0, id)
  shop.conversations[id] = conversation
  return conversation
end
