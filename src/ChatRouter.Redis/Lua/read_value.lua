-- The value, which stays.
-- KEYS: the value
-- Returns: the value, or nothing
return redis.call('GET', KEYS[1])
