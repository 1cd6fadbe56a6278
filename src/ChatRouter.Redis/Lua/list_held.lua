-- A part of what a node holds of a shop's participants.
-- KEYS: what the node holds
-- ARGV: cursor, how many about
-- Returns: the next cursor, '0' after the last part, then the fields
-- @flags no-writes
local held, cursor, count = KEYS[1], ARGV[1], ARGV[2]

local part = redis.call('SSCAN', held, cursor, 'COUNT', count)
return { part[1], unpack(part[2]) }
