-- Sends events, in order, to the other nodes that hold a participant.
-- KEYS: places
-- ARGV: beginning of the nodes' channels, the sending node, field, event ...
-- Returns: version of his places, 0 when nobody holds him; how many other nodes hold him
-- @flags allow-oom
local places, channels, node, field = KEYS[1], ARGV[1], ARGV[2], ARGV[3]

local packed = redis.call('HGET', places, field)
if not packed then
  return { 0, 0 }
end
local place = cmsgpack.unpack(packed)
local others = {}
for other in pairs(place.nodes) do
  if other ~= node then
    others[#others + 1] = other
  end
end
-- How many clients of this server received it says nothing: in a cluster, nodes are subscribed elsewhere.
for i = 4, #ARGV do
  for _, other in ipairs(others) do
    redis.call('PUBLISH', channels .. other, ARGV[i])
  end
end
return { place.version, #others }
