-- The first two of those not busy. Who is behind the clock counts as at the clock: the first of them by id comes first, and with them those who are
-- exactly at the clock; without any, the smallest share, ties by id.
function routing.first_calm(pool, hidden, last)
  local key = shop.prefix .. 'pool:' .. pool.id
  if pool.behind == 0 then
    return routing.first_of(redis.call('ZRANGE', key .. ':calm', 0, last), 1, hidden)
  end
  return routing.merge_level(redis.call('ZRANGE', key .. ':level', 0, last), redis.call('ZRANGE', key .. ':calm', 0, last, 'WITHSCORES'), pool.clock, hidden)
end
