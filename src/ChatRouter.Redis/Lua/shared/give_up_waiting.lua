-- The wait ends in the offline pool.
function routing.give_up_waiting(conversation, reason)
  return routing.apply(conversation, { placement = Placement.OfflinePool, reason = reason, notes = 0, pool = routing.pool(conversation.pool) })
end
