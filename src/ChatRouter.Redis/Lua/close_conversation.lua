-- The conversation ended. Its place is free.
-- KEYS: records, deadlines
-- ARGV: prefix, at, conversation
-- Returns: outcome (0 Done, 1 Refused, 2 Ignored), refusal (0 None, 6 UnknownShop) and what the step did

local records, deadlines, prefix, at, id = KEYS[1], KEYS[2], ARGV[1], tonumber(ARGV[2]), ARGV[3]

if not routing.begin_step(records, deadlines, prefix, at, 'c:' .. id) then
  return routing.unknown_shop()
end
local conversation = routing.find_conversation(id)
if not conversation then
  return routing.ignored()
end
routing.forget(conversation)
routing.finish()
return routing.done()
