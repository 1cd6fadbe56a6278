-- A part of the shops of a node.
-- KEYS: the node's shops
-- ARGV: cursor, how many about
-- Returns: the next cursor, '0' after the last part, then the shops
-- @flags no-writes
local shops, cursor, count = KEYS[1], ARGV[1], ARGV[2]

local part = redis.call('HSCAN', shops, cursor, 'COUNT', count)
local answer = { part[1] }
for i = 1, #part[2], 2 do
  answer[#answer + 1] = part[2][i]
end
return answer
