-- Takes the conversation out of line before something changes that its place depends on.
function routing.withdraw(conversation)
  local pool = routing.pool(conversation.pool)
  redis.call('ZREM', shop.prefix .. 'line:' .. pool.id, conversation.id)
  pool.waiting = pool.waiting - 1
  for _, agent in ipairs(conversation.claimants or {}) do
    redis.call('ZREM', shop.prefix .. 'claims:' .. agent, conversation.id)
  end
  conversation.claimants = nil
  shop.queue_moved = true
end
