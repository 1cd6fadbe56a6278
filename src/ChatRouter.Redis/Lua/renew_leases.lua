-- Prolongs the leases of connections that are still known.
-- KEYS: records, deadlines
-- ARGV: prefix, at, end of the leases, connections ...
-- Returns: when the shop is due and the number of that telling, or twice nothing; then the connections that are not known any more

local records, deadlines, prefix, at, till = KEYS[1], KEYS[2], ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])

local unknown = {}
if not routing.begin_step(records, deadlines, prefix, at) then
  for i = 4, #ARGV do
    unknown[#unknown + 1] = ARGV[i]
  end
  return { false, false, unknown }
end
for i = 4, #ARGV do
  local holder = routing.lease_of(ARGV[i])
  if holder then
    local agent = routing.find_agent(holder)
    agent.leases[ARGV[i]] = math.max(agent.leases[ARGV[i]], till)
  else
    unknown[#unknown + 1] = ARGV[i]
  end
end
local due, step = routing.quiet()
return { due or false, step or false, unknown }
