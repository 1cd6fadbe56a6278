-- The buyer wrote: opens his turn if none is open, and finds the conversation its place.
-- KEYS: records, deadlines
-- ARGV: prefix, at, conversation, buyer, seq, owner or '', version, when the turn opened, whether before this message, order state or '',
--   priority or '', named agent or '', whether the buyer is blocked, whether the bot has it, the group that the page named or '', its fallback,
--   whether there is no message and the bot lets go
-- Returns: outcome (0 Done, 1 Refused, 2 Ignored), refusal (0 None, 4 BuyerBlocked, 5 ShopDisabled, 6 UnknownShop) and what the step did

local records, deadlines, prefix, at, id, buyer_id, seq, owner_id, version, opened_at, was_open, order_state, priority, named, blocked, held_by_bot,
  asked_group, fallback, hands_over =
  KEYS[1], KEYS[2], ARGV[1], tonumber(ARGV[2]), ARGV[3], ARGV[4], tonumber(ARGV[5]), ARGV[6], tonumber(ARGV[7]), tonumber(ARGV[8]), ARGV[9] == '1',
  ARGV[10], tonumber(ARGV[11]), ARGV[12], ARGV[13] == '1', ARGV[14] == '1', ARGV[15], tonumber(ARGV[16]), ARGV[17] == '1'

if not routing.begin_step(records, deadlines, prefix, at, 'c:' .. id, 'b:' .. buyer_id) then
  return routing.unknown_shop()
end
local conversation = routing.find_conversation(id)
if conversation then
  local known = seq <= conversation.turn_seq
  if hands_over then
    known = conversation.placement ~= Placement.HeldByBot
  end
  if known then
    return routing.ignored(routing.where(conversation))
  end
end

-- The journal's owner holds where it knows a later version, or another owner of the same.
local owner
if conversation and version < conversation.version then
  owner = conversation.owner and routing.agent(conversation.owner)
else
  owner = owner_id ~= '' and routing.agent(owner_id)
end
local stays = owner and routing.keeps(owner, was_open or (conversation and conversation.turn_open))
if not stays and (blocked or not shop.policy.enabled) then
  return routing.refused(blocked and RefusalCode.BuyerBlocked or RefusalCode.ShopDisabled, conversation and routing.where(conversation))
end

conversation = conversation or routing.open_conversation(id, buyer_id, version)
routing.adopt(conversation, owner and owner.id or nil, version)

opened_at = math.min(opened_at, shop.now)
routing.count_message(conversation, seq)
conversation.last_public_at = shop.now
local buyer = routing.buyer(conversation.buyer)
local asks = asked_group ~= '' and routing.has_group(asked_group)
if asks then
  routing.ask(conversation, asked_group, fallback)
end
if order_state ~= '' then
  routing.set_order_state(buyer, order_state)
end
local opens = not conversation.turn_open or conversation.turn_opened_at < opened_at
-- Whom a supervisor put in front, no message takes back.
priority = priority and conversation.priority <= 3 and math.max(0, math.min(3, priority)) or conversation.priority
routing.rekey(conversation, priority, opens and opened_at)
routing.arm(conversation)

local decision
if stays then
  routing.meet(buyer, conversation.owner, shop.now)
  decision = routing.apply(conversation,
    { placement = Placement.Owned, agent = routing.agent(conversation.owner), reason = RouteReason.Owner, notes = RouteNotes.None })
else
  local notes = conversation.owner and RouteNotes.OwnerOffline or RouteNotes.None
  decision = routing.decide(conversation, {
    notes = bit.bor(notes, asked_group ~= '' and not asks and RouteNotes.GroupUnknown or RouteNotes.None),
    kind = 'full',
    named = named ~= '' and routing.find_agent(named),
    held_by_bot = held_by_bot,
  })
end
routing.finish()
return routing.done(decision)
