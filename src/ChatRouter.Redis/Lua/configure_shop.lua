-- Creates the shop or replaces its settings and groups; running conversations stay where they are, waiting ones are routed again.
-- One that is created and awaits its conversations is unknown to other steps until restore_conversations brought them all.
-- KEYS: records, deadlines
-- ARGV: prefix, at, settings as JSON, groups as JSON, agents to change as JSON, whether it awaits its conversations (1 or empty), then buyer and dedicated agent ...
-- Returns: outcome (0 Done) and what the step did

local records, deadlines, prefix, at, settings, groups, agents, awaits =
  KEYS[1], KEYS[2], ARGV[1], tonumber(ARGV[2]), cjson.decode(ARGV[3]), cjson.decode(ARGV[4]), cjson.decode(ARGV[5]), ARGV[6] == '1'

if not routing.begin_return(records, deadlines, prefix, at) then
  routing.new_shop(records, deadlines, prefix, awaits and 'returning' or 'shop')
  routing.new_pool('*', {})
  shop.now = at
end
local waiting = routing.all_waiting()
routing.fetch_all('c:', waiting)
for i = 1, #waiting do
  waiting[i] = routing.find_conversation(waiting[i])
  routing.withdraw(waiting[i])
end

for _, name in ipairs({ 'affinity_window', 'affinity_paused_window', 'overflow_after', 'reassign_after', 'grace', 'rest_after', 'age_boost', 'max_wait',
  'remember_for' }) do
  settings[name] = settings[name] or math.huge
end
shop.policy = settings
settings.has_dedicated = #ARGV > 6
redis.call('DEL', prefix .. 'dedicated')
for i = 7, #ARGV, 2 do
  redis.call('HSET', prefix .. 'dedicated', ARGV[i], ARGV[i + 1])
end
local removed = routing.configure_pools(groups)
local changed = routing.assign_agents(agents)
routing.refill_pools(removed)
for i = 1, #waiting do
  routing.return_to_line(waiting[i])
end
for _, conversation in ipairs(routing.all_conversations()) do
  routing.arm(conversation)
end
for i = 1, #changed do
  routing.appear(changed[i])
end
table.sort(waiting, function(a, b) return routing.earlier(a, b) == a and a ~= b end)
routing.route_again(waiting)
if not awaits then
  routing.end_return()
end
routing.finish()
routing.remove_pools(removed)
redis.call('HSET', records, 'policy', routing.write_policy(settings))
return routing.answer(DispatchOutcome.Done, RefusalCode.None, nil, true)
