-- The node held nothing of the shop any more up to one of its epochs.
-- KEYS: the node's shops
-- ARGV: shop, the node's epoch
-- Returns: 1 dropped, 0 noted in a later epoch, or not at all
local shops, shop_id, epoch = KEYS[1], ARGV[1], tonumber(ARGV[2])

local noted = redis.call('HGET', shops, shop_id)
if not noted or tonumber(noted) > epoch then
  return 0
end
return redis.call('HDEL', shops, shop_id)
