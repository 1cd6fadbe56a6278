-- Creates the agent (Offline, or with his grace to come) or replaces his weight, capacity, groups and switches. Disabling is a forced leave.
-- KEYS: records, deadlines
-- ARGV: prefix, at, agent, weight, capacity or '', noSplit, enabled, on duty, what he wants to be if he is new, groups ...
-- Returns: outcome (0 Done, 1 Refused), refusal (0 None, 3 OneGroup, 6 UnknownShop) and what the step did

local records, deadlines, prefix, at, id, weight, capacity, no_split, enabled, on_duty, wanted =
  KEYS[1], KEYS[2], ARGV[1], tonumber(ARGV[2]), ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5]), ARGV[6] == '1', ARGV[7] == '1', ARGV[8] == '1', tonumber(ARGV[9])

if not routing.begin_step(records, deadlines, prefix, at, 'a:' .. id) then
  return routing.unknown_shop()
end
local groups = {}
for i = 10, #ARGV do
  if not routing.contains(groups, ARGV[i]) then
    groups[#groups + 1] = ARGV[i]
  end
end
if #groups > 1 and not shop.policy.several_groups then
  return routing.refused(RefusalCode.OneGroup)
end
local agent = routing.assign_agent(id, { weight = weight, capacity = capacity, no_split = no_split, enabled = enabled, on_duty = on_duty, wanted = wanted })
routing.regroup(agent, groups)
routing.appear(agent)
routing.finish()
return routing.done()
