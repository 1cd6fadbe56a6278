-- Notes which node holds a connection.
-- KEYS: place of its owner
-- ARGV: node
-- Returns: 1
local place, node = KEYS[1], ARGV[1]

redis.call('SET', place, node)
return 1
