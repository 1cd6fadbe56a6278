-- Gives the conversation to a named agent, or to a group whose rules 6 to 10 then apply without the giver.
-- KEYS: records, deadlines
-- ARGV: prefix, at, conversation, version, giver, agent or '', group or ''
-- Returns: outcome (0 Done, 1 Refused, 2 Ignored), refusal (0 None, 2 TargetOffline, 6 UnknownShop, 7 UnknownAgent, 8 UnknownConversation,
--   9 UnknownGroup, 10 Stale) and what the step did

local records, deadlines, prefix, at, id, version, by, to_agent, to_group =
  KEYS[1], KEYS[2], ARGV[1], tonumber(ARGV[2]), ARGV[3], tonumber(ARGV[4]), ARGV[5], ARGV[6], ARGV[7]

if not routing.begin_step(records, deadlines, prefix, at, 'c:' .. id) then
  return routing.unknown_shop()
end
local conversation = routing.find_conversation(id)
if not conversation then
  return routing.refused(RefusalCode.UnknownConversation)
elseif version ~= conversation.version then
  return routing.refused(RefusalCode.Stale, routing.where(conversation))
elseif to_group ~= '' then
  return routing.transfer_to_group(conversation, to_group, by)
end
return routing.transfer_to_agent(conversation, to_agent)
