-- Keeps a value for a while.
-- KEYS: the value
-- ARGV: value, life in milliseconds
-- Returns: 1
local key, value, life = KEYS[1], ARGV[1], ARGV[2]

redis.call('SET', key, value, 'PX', life)
return 1
