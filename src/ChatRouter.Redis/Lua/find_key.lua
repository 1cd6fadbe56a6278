-- Whether there is such a key.
-- KEYS: the key
-- ARGV: none
-- Returns: 1 or 0
-- @flags no-writes
local key = KEYS[1]

return redis.call('EXISTS', key)
