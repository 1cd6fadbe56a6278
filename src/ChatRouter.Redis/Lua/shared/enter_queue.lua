-- The conversation waits for its pool from now on.
function routing.enter_queue(conversation)
  local pool = routing.pool(conversation.pool)
  if pool.waiting == 0 then
    pool.drain_since = shop.now
  end
  conversation.home = routing.home_of(conversation).id
  routing.insert(conversation)
  shop.queued = shop.queued + 1
end
