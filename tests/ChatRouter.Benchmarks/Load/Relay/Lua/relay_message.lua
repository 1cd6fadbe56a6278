-- Sends a message to the node that holds the receiver's connection.
-- KEYS: place of the receiver
-- ARGV: beginning of the nodes' channels, message
-- Returns: 1, or 0 when nobody knows him
local place, channels, message = KEYS[1], ARGV[1], ARGV[2]

local node = redis.call('GET', place)
if not node then
  return 0
end
redis.call('PUBLISH', channels .. node, message)
return 1
