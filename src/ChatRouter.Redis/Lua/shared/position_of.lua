-- From 1 among those waiting for the same pool; 0 where it does not wait.
function routing.position_of(conversation)
  if conversation.placement ~= Placement.Queued then
    return 0
  end
  return redis.call('ZRANK', shop.prefix .. 'line:' .. conversation.pool, conversation.id) + 1
end
