-- The shop reports the buyer's order state. A waiting conversation changes its pool at once, an owned one stays.
-- KEYS: records, deadlines
-- ARGV: prefix, at, buyer, order state
-- Returns: outcome (0 Done, 1 Refused), refusal (0 None, 6 UnknownShop) and what the step did

local records, deadlines, prefix, at, buyer_id, order_state = KEYS[1], KEYS[2], ARGV[1], tonumber(ARGV[2]), ARGV[3], ARGV[4]

if not routing.begin_step(records, deadlines, prefix, at, 'b:' .. buyer_id) then
  return routing.unknown_shop()
end
local buyer = routing.buyer(buyer_id)
routing.set_order_state(buyer, order_state)
if not buyer.conversation then
  routing.add_idle(buyer)
  return routing.done()
end
local conversation, decision = routing.find_conversation(buyer.conversation), nil
if conversation.placement == Placement.Queued then
  decision = routing.decide(conversation, { notes = RouteNotes.None, kind = 'full' })
else
  decision = routing.where(conversation)
end
routing.finish()
return routing.done(decision)
