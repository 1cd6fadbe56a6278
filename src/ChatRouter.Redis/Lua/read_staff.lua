-- Every agent of a shop, and how much waits for them.
-- KEYS: records, deadlines
-- ARGV: prefix
-- Returns: agents, how many conversations wait, how many lie in the offline pool; or nothing
-- @flags no-writes

local records, deadlines, prefix = KEYS[1], KEYS[2], ARGV[1]

if not routing.open_shop(records, deadlines, prefix) then
  return false
end
local agents = {}
for i, agent in ipairs(routing.all_agents()) do
  agents[i] = routing.view_agent(agent)
end
return { agents, shop.queued, shop.offline }
