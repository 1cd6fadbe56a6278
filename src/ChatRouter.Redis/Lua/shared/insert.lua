-- Puts the conversation in line by what it is now, for its pool and for those who may claim it.
function routing.insert(conversation)
  local boost = shop.policy.age_boost
  local lifted = boost < math.huge and math.floor(math.max(0, shop.now - conversation.waiting_since) / boost) or 0
  conversation.class = math.max(conversation.priority, math.min(3, conversation.priority + lifted))
  local score, pool = routing.score_of(conversation), routing.pool(conversation.pool)
  redis.call('ZADD', shop.prefix .. 'line:' .. pool.id, score, conversation.id)
  pool.waiting = pool.waiting + 1
  conversation.claimants = routing.claimants(conversation)
  for _, agent in ipairs(conversation.claimants or {}) do
    redis.call('ZADD', shop.prefix .. 'claims:' .. agent, score, conversation.id)
  end
  shop.queue_moved = true
end
