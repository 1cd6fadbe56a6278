-- The open conversations of a shop, a slice of them by id.
-- KEYS: records, deadlines
-- ARGV: prefix, the id after which to begin (empty: with the first), how many at most
-- Returns: conversations, the id after which the next slice begins (none: this was the last); or nothing
-- @flags no-writes

local records, deadlines, prefix, after, limit = KEYS[1], KEYS[2], ARGV[1], ARGV[2], tonumber(ARGV[3])

if not routing.open_shop(records, deadlines, prefix) then
  return false
end
local ids = redis.call('ZRANGE', prefix .. 'conversations', after == '' and '-' or '(' .. after, '+', 'BYLEX', 'LIMIT', 0, limit)
routing.fetch_all('c:', ids)
local known, buyers, conversations = {}, {}, {}
for _, id in ipairs(ids) do
  local conversation = routing.find_conversation(id)
  if conversation then
    known[#known + 1], buyers[#buyers + 1] = conversation, conversation.buyer
  end
end
routing.fetch_all('b:', buyers)
for i, conversation in ipairs(known) do
  conversations[i] = routing.view_conversation(conversation)
end
return { conversations, #ids == limit and ids[limit] or false }
