-- The value, which stays.
-- KEYS: the value
-- ARGV: none
-- Returns: the value, or nothing
-- @flags no-writes
local value = KEYS[1]

return redis.call('GET', value)
