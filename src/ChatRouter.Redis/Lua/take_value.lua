-- The value, which is gone then.
-- KEYS: the value
-- Returns: the value, or nothing
return redis.call('GETDEL', KEYS[1])
