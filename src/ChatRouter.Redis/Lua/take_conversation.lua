-- An agent takes a conversation by hand, waiting or owned. Goes over capacity; the agent must not be Offline.
-- KEYS: records, deadlines
-- ARGV: prefix, at, conversation, agent, version
-- Returns: outcome (0 Done, 1 Refused, 2 Ignored), refusal (0 None, 6 UnknownShop, 7 UnknownAgent, 8 UnknownConversation, 10 Stale,
--   11 AgentOffline, 14 AgentDisabled) and what the step did

local records, deadlines, prefix, at, id, agent_id, version = KEYS[1], KEYS[2], ARGV[1], tonumber(ARGV[2]), ARGV[3], ARGV[4], tonumber(ARGV[5])

if not routing.begin_step(records, deadlines, prefix, at, 'c:' .. id, 'a:' .. agent_id) then
  return routing.unknown_shop()
end
local conversation, agent = routing.find_conversation(id), routing.find_agent(agent_id)
if not conversation then
  return routing.refused(RefusalCode.UnknownConversation)
elseif not agent then
  return routing.refused(RefusalCode.UnknownAgent)
elseif conversation.owner == agent_id then
  return routing.ignored(routing.where(conversation))
elseif version ~= conversation.version then
  return routing.refused(RefusalCode.Stale, routing.where(conversation))
elseif not agent.enabled then
  return routing.refused(RefusalCode.AgentDisabled)
elseif not routing.is_reachable(agent) then
  return routing.refused(RefusalCode.AgentOffline)
end
local decision = routing.apply(conversation, { placement = Placement.Owned, agent = agent, reason = RouteReason.Taken, notes = RouteNotes.None })
routing.finish()
return routing.done(decision)
