-- A connection of the agent exists from now on, until its lease ends.
-- KEYS: records, deadlines
-- ARGV: prefix, at, agent, connection, end of its lease
-- Returns: outcome (0 Done, 1 Refused), refusal (0 None, 6 UnknownShop, 7 UnknownAgent, 14 AgentDisabled) and what the step did

local records, deadlines, prefix, at, id, connection, till = KEYS[1], KEYS[2], ARGV[1], tonumber(ARGV[2]), ARGV[3], ARGV[4], tonumber(ARGV[5])

if not routing.begin_step(records, deadlines, prefix, at, 'a:' .. id, 'l:' .. connection) then
  return routing.unknown_shop()
end
local agent = routing.find_agent(id)
if not agent then
  return routing.refused(RefusalCode.UnknownAgent)
elseif not agent.enabled then
  return routing.refused(RefusalCode.AgentDisabled)
end
routing.connect(agent, connection, till)
routing.finish()
return routing.done()
