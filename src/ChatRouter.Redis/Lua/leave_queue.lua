-- A waiting buyer leaves the queue: his message goes to the offline pool.
-- KEYS: records, deadlines
-- ARGV: prefix, at, conversation
-- Returns: outcome (0 Done, 1 Refused), refusal (0 None, 6 UnknownShop, 8 UnknownConversation, 12 NotWaiting) and what the step did

local records, deadlines, prefix, at, id = KEYS[1], KEYS[2], ARGV[1], tonumber(ARGV[2]), ARGV[3]

if not routing.begin_step(records, deadlines, prefix, at, 'c:' .. id) then
  return routing.unknown_shop()
end
local conversation = routing.find_conversation(id)
if not conversation then
  return routing.refused(RefusalCode.UnknownConversation)
elseif conversation.placement ~= Placement.Queued then
  return routing.refused(RefusalCode.NotWaiting, routing.where(conversation))
end
local decision = routing.give_up_waiting(conversation, RouteReason.BuyerLeftQueue)
routing.finish()
return routing.done(decision)
