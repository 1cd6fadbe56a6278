-- After the clock rose past members that were passed over: they are behind it now.
function routing.level(pool)
  local key = shop.prefix .. 'pool:' .. pool.id
  local below = '(' .. string.format('%.17g', pool.clock)
  local passed = redis.call('ZRANGEBYSCORE', key .. ':calm', '-inf', below)
  for i = 1, #passed do
    redis.call('ZADD', key .. ':level', 0, passed[i])
  end
  redis.call('ZREMRANGEBYSCORE', key .. ':calm', '-inf', below)
  pool.behind = pool.behind + #passed
end
