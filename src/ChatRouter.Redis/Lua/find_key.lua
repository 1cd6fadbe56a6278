-- Whether there is such a key.
-- KEYS: the key
-- Returns: 1 or 0
return redis.call('EXISTS', KEYS[1])
