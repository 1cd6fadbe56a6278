-- The agent (or a supervisor for him) wants to be online, paused or offline.
-- KEYS: records, deadlines
-- ARGV: prefix, at, agent, what he wants to be, whether he is forced, whether he leaves his open turns whatever the shop lets agents do
-- Returns: outcome (0 Done, 1 Refused), refusal (0 None, 1 OpenTurns, 6 UnknownShop, 7 UnknownAgent, 14 AgentDisabled) and what the step did

local records, deadlines, prefix, at, id, wanted, force, leaves_turns =
  KEYS[1], KEYS[2], ARGV[1], tonumber(ARGV[2]), ARGV[3], tonumber(ARGV[4]), ARGV[5] == '1', ARGV[6] == '1'

if not routing.begin_step(records, deadlines, prefix, at, 'a:' .. id) then
  return routing.unknown_shop()
end
local agent = routing.find_agent(id)
if not agent then
  return routing.refused(RefusalCode.UnknownAgent)
elseif wanted ~= WantedState.Offline and not agent.enabled then
  return routing.refused(RefusalCode.AgentDisabled)
elseif wanted == WantedState.Offline and force then
  routing.leave(agent)
elseif wanted == WantedState.Offline and shop.policy.leave_refused and not leaves_turns and agent.pending > 0 and agent.state ~= AgentState.Offline then
  return routing.refused(RefusalCode.OpenTurns)
else
  agent.wanted = wanted
  if wanted == WantedState.Offline then
    agent.grace_until = nil
  end
  routing.update_presence(agent)
end
routing.finish()
return routing.done()
