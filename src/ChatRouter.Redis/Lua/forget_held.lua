-- Forgets a part of what a node held of a shop's participants up to one of its epochs.
-- KEYS: places, what the node holds
-- ARGV: shop, beginning of the nodes' channels, node, its last epoch, cursor, how many about
-- Returns: the next cursor, '0' after the last part, then agent, connection, agent, connection ...
local places, held, shop_id, channels, node, epoch, cursor, count = KEYS[1], KEYS[2], ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4]), ARGV[5], ARGV[6]

local part = redis.call('SSCAN', held, cursor, 'COUNT', count)
local answer = { part[1] }
for _, field in ipairs(part[2]) do
  local packed = redis.call('HGET', places, field)
  local mine = packed and cmsgpack.unpack(packed).nodes[node]
  if not mine then
    redis.call('SREM', held, field)
  elseif mine[1] <= epoch then
    for i = 2, #mine do
      answer[#answer + 1] = string.sub(field, 3)
      answer[#answer + 1] = mine[i]
    end
    routing.place_participant(places, held, shop_id, channels, field, node, nil)
  end
end
return answer
