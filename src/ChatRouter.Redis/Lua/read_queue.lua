-- The waiting conversations, a slice of them: pool by pool, each in the order in which they would be taken.
-- KEYS: records, deadlines
-- ARGV: prefix, at, how many to pass over, how many at most
-- Returns: a list of conversation, buyer, pool, position, time waited and served of the pool's queue, reason, waiting since, score among all lines
-- @flags no-writes

local records, deadlines, prefix, at, passed, limit = KEYS[1], KEYS[2], ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])

if not routing.open_shop(records, deadlines, prefix) then
  return {}
end
local ids, places = {}, {}
for _, pool_id in ipairs(shop.pool_ids) do
  local waiting = routing.pool(pool_id).waiting
  if passed >= waiting then
    passed = passed - waiting
  elseif #ids < limit then
    local line = redis.call('ZRANGE', prefix .. 'line:' .. pool_id, passed, passed + limit - #ids - 1, 'WITHSCORES')
    for i = 1, #line, 2 do
      passed = passed + 1
      ids[#ids + 1], places[#places + 1] = line[i], { passed, tonumber(line[i + 1]) }
    end
    passed = 0
  end
end
routing.fetch_all('c:', ids)
local now, queue = math.max(at, shop.now), {}
for i, id in ipairs(ids) do
  local conversation = routing.find_conversation(id)
  local pool = routing.pool(conversation.pool)
  queue[i] = { id, conversation.buyer, pool.id, places[i][1], pool.drain_waited + now - pool.drain_since, pool.drain_served,
    routing.queue_reason(pool), conversation.waiting_since, places[i][2] }
end
return queue
