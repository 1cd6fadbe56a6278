-- The shops that may have something due, by time and id.
-- KEYS: index of shops
-- ARGV: the latest time, how many at most
-- Returns: shop, time, shop, time ...
-- @flags no-writes
local shops, at, count = KEYS[1], ARGV[1], ARGV[2]

local due = redis.call('ZRANGEBYSCORE', shops, '-inf', at, 'WITHSCORES', 'LIMIT', 0, count)
for i = 2, #due, 2 do
  due[i] = tonumber(due[i])
end
return due
