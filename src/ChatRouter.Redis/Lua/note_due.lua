-- Tells the index when a shop is due next. Tellings carry the number of the step they come from: one that was overtaken changes nothing.
-- KEYS: index of shops, steps of the tellings
-- ARGV: shop, number of the step, time or -1 for never
-- Returns: 1 noted, 0 overtaken
local shops, steps, shop_id, step, due = KEYS[1], KEYS[2], ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])

local known = tonumber(redis.call('HGET', steps, shop_id) or -1)
if step < known then
  return 0
end
if due < 0 then
  redis.call('ZREM', shops, shop_id)
  redis.call('HDEL', steps, shop_id)
else
  redis.call('ZADD', shops, due, shop_id)
  redis.call('HSET', steps, shop_id, step)
end
return 1
