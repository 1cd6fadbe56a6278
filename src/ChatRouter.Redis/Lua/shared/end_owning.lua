-- The owner has it no longer.
function routing.end_owning(conversation)
  local owner = routing.agent(conversation.owner)
  redis.call('ZREM', shop.prefix .. 'owned:' .. owner.id, conversation.id)
  conversation.owner = nil
  owner.owned = owner.owned - 1
  owner.active = owner.active - (conversation.resting and 0 or 1)
  owner.pending = owner.pending - (conversation.turn_open and 1 or 0)
  routing.update_standing(owner)
  routing.end_shift(owner)
end
