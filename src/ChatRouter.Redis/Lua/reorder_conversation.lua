-- A supervisor lifts or lowers the class of a waiting conversation, or moves it to the front.
-- KEYS: records, deadlines
-- ARGV: prefix, at, conversation, class (0-3, 4 the front), version
-- Returns: outcome (0 Done, 1 Refused, 2 Ignored), refusal (0 None, 6 UnknownShop, 8 UnknownConversation, 10 Stale, 12 NotWaiting) and what the step did

local records, deadlines, prefix, at, id, class, version = KEYS[1], KEYS[2], ARGV[1], tonumber(ARGV[2]), ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5])

if not routing.begin_step(records, deadlines, prefix, at, 'c:' .. id) then
  return routing.unknown_shop()
end
local conversation = routing.find_conversation(id)
if not conversation then
  return routing.refused(RefusalCode.UnknownConversation)
elseif conversation.placement ~= Placement.Queued then
  return routing.refused(RefusalCode.NotWaiting, routing.where(conversation))
elseif conversation.version ~= version then
  return routing.refused(RefusalCode.Stale, routing.where(conversation))
end
class = math.max(0, math.min(4, class))
if class == conversation.priority then
  return routing.ignored(routing.where(conversation))
end
routing.rekey(conversation, class)
routing.arm(conversation)
local decision = routing.renew(conversation, bit.bor(conversation.notes, RouteNotes.Reordered))
routing.finish()
return routing.done(decision)
