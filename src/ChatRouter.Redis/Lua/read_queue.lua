-- The waiting conversations in the order in which they would be taken.
-- KEYS: records, deadlines
-- ARGV: prefix, at
-- Returns: a list of conversation, buyer, pool, position, time waited and served of the pool's queue, reason, waiting since
-- @flags no-writes

local records, deadlines, prefix, at = KEYS[1], KEYS[2], ARGV[1], tonumber(ARGV[2])

if not routing.open_shop(records, deadlines, prefix) then
  return {}
end
local now, ids, positions, queue = math.max(at, shop.now), routing.all_waiting(), {}, {}
routing.fetch_all('c:', ids)
for i = 1, #ids do
  local conversation = routing.find_conversation(ids[i])
  local pool = routing.pool(conversation.pool)
  positions[pool.id] = (positions[pool.id] or 0) + 1
  queue[i] = { conversation.id, conversation.buyer, pool.id, positions[pool.id], pool.drain_waited + now - pool.drain_since, pool.drain_served,
    routing.queue_reason(pool), conversation.waiting_since }
end
return queue
