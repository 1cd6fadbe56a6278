-- Puts conversations where the journal says they are, and routes again what belongs to nobody, oldest first.
-- KEYS: records, deadlines
-- ARGV: prefix, at, conversations as JSON, whether these are the last (1 or empty), then buyer, agent and time of contacts ...
-- Returns: outcome (0 Done, 1 Refused), refusal (0 None, 6 UnknownShop) and what the step did

local records, deadlines, prefix, at, truths, all_back = KEYS[1], KEYS[2], ARGV[1], tonumber(ARGV[2]), cjson.decode(ARGV[3]), ARGV[4] == '1'

if not routing.begin_return(records, deadlines, prefix, at) then
  return routing.unknown_shop()
end
for i = 5, #ARGV, 3 do
  routing.restore_contact(ARGV[i], ARGV[i + 1], tonumber(ARGV[i + 2]))
end
local again = {}
for i = 1, #truths do
  again[#again + 1] = routing.restore_conversation(truths[i])
end
for i = 1, #again do
  local conversation = again[i]
  local owner = conversation.owner and routing.agent(conversation.owner)
  if conversation.turn_open and owner and owner.state == AgentState.Offline and routing.must_answer(owner) then
    routing.await_agent(owner)
  end
end
table.sort(again, routing.is_older)
for i = 1, #again do
  if routing.belongs_to_nobody(again[i]) then
    routing.decide(again[i], { notes = RouteNotes.None, kind = 'full' })
  end
end
if all_back then
  routing.end_return()
end
routing.finish()
return routing.answer(DispatchOutcome.Done, RefusalCode.None, nil, true)
