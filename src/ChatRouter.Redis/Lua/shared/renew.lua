-- It stays where it is, and what changed about it is a decision of the step, so that the journal learns of it.
function routing.renew(conversation, notes)
  conversation.notes, conversation.placed_at, conversation.version = notes, shop.now, conversation.version + 1
  local decision = routing.record(conversation, { pool = conversation.pool and { id = conversation.pool } }, false, true, 0, 0)
  shop.decisions[#shop.decisions + 1] = decision
  return decision
end
