-- One agent as the dispatcher sees him.
-- KEYS: records, deadlines
-- ARGV: prefix, agent
-- Returns: the agent, or nothing
-- @flags no-writes

local records, deadlines, prefix, id = KEYS[1], KEYS[2], ARGV[1], ARGV[2]

local agent = routing.open_shop(records, deadlines, prefix) and routing.find_agent(id)
return agent and routing.view_agent(agent) or false
