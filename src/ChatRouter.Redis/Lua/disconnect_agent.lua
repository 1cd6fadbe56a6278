-- That connection is gone. With the last one the agent's grace begins. Unknown connections change nothing.
-- KEYS: records, deadlines
-- ARGV: prefix, at, agent, connection
-- Returns: outcome (0 Done, 1 Refused, 2 Ignored), refusal (0 None, 6 UnknownShop) and what the step did

local records, deadlines, prefix, at, id, connection = KEYS[1], KEYS[2], ARGV[1], tonumber(ARGV[2]), ARGV[3], ARGV[4]

if not routing.begin_step(records, deadlines, prefix, at, 'a:' .. id, 'l:' .. connection) then
  return routing.unknown_shop()
end
if routing.lease_of(connection) ~= id then
  return routing.ignored()
end
routing.disconnect(connection, routing.find_agent(id))
routing.finish()
return routing.done()
