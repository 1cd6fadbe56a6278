-- The owner answered in public, or said that no reply is needed; or the bot answered whom it has.
-- KEYS: records, deadlines
-- ARGV: prefix, at, conversation, agent or '' for the bot, seq, whether it is an answer
-- Returns: outcome (0 Done, 1 Refused, 2 Ignored), refusal (0 None, 6 UnknownShop, 8 UnknownConversation, 13 NotOwner) and what the step did

local records, deadlines, prefix, at, id, agent, seq, answered =
  KEYS[1], KEYS[2], ARGV[1], tonumber(ARGV[2]), ARGV[3], ARGV[4], tonumber(ARGV[5]), ARGV[6] == '1'

local wanted = agent ~= '' and { 'c:' .. id, 'a:' .. agent } or { 'c:' .. id }
if not routing.begin_step(records, deadlines, prefix, at, unpack(wanted)) then
  return routing.unknown_shop()
end
local conversation = routing.find_conversation(id)
if not conversation then
  return routing.refused(RefusalCode.UnknownConversation)
end
-- "No reply needed" is no message: it carries the number of the one that needs none.
local known = answered and seq <= conversation.turn_seq or not answered and (seq < conversation.turn_seq or not conversation.turn_open)
if known then
  return routing.ignored()
elseif (conversation.owner or '') ~= agent or agent == '' and conversation.placement ~= Placement.HeldByBot then
  return routing.refused(RefusalCode.NotOwner)
end

routing.count_message(conversation, seq)
if answered then
  conversation.last_public_at = shop.now
  if agent ~= '' then
    routing.meet(routing.buyer(conversation.buyer), agent, shop.now)
  end
end
routing.shut_turn(conversation)
routing.arm(conversation)
routing.finish()
return routing.done()
