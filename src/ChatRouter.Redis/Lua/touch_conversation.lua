-- A public message that neither opened nor closed a turn, or came from the bot.
-- KEYS: records, deadlines
-- ARGV: prefix, at, conversation, seq, the owner whom it is a contact with or ''
-- Returns: when the shop is due and the number of that telling, or nothing

local records, deadlines, prefix, at, id, seq, contact = KEYS[1], KEYS[2], ARGV[1], tonumber(ARGV[2]), ARGV[3], tonumber(ARGV[4]), ARGV[5]

if not routing.begin_step(records, deadlines, prefix, at, 'c:' .. id) then
  return {}
end
local conversation = routing.find_conversation(id)
if conversation and seq > conversation.seq then
  -- The timer that this moves is looked at when its old time comes.
  conversation.seq = seq
  conversation.last_public_at = shop.now
  if contact ~= '' and conversation.owner == contact then
    routing.meet(routing.buyer(conversation.buyer), contact, shop.now)
  end
end
return { routing.quiet() }
