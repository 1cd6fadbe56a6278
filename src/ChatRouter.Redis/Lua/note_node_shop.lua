-- The node holds connections of the shop's participants, or is about to.
-- KEYS: the node's shops
-- ARGV: shop, the node's epoch
-- Returns: 1
local shops, shop_id, epoch = KEYS[1], ARGV[1], ARGV[2]

redis.call('HSET', shops, shop_id, epoch)
return 1
