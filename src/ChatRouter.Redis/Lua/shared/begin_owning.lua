-- Counts the conversation with its owner: one owned, one active unless it rests, one pending while its turn is open.
function routing.begin_owning(conversation)
  local owner = routing.agent(conversation.owner)
  if not conversation.turn_open then
    conversation.resting = conversation.resting or conversation.last_public_at + shop.policy.rest_after <= shop.now
  end
  redis.call('ZADD', shop.prefix .. 'owned:' .. owner.id, 0, conversation.id)
  owner.owned = owner.owned + 1
  owner.active = owner.active + (conversation.resting and 0 or 1)
  owner.pending = owner.pending + (conversation.turn_open and 1 or 0)
  routing.update_standing(owner)
end
