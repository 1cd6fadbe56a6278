-- Nothing is left but the buyer's contacts.
function routing.forget(conversation)
  routing.detach(conversation, false)
  conversation.placement = Placement.Closed
  routing.set_deadline(conversation, math.huge)
  shop.conversations[conversation.id] = false
  redis.call('ZREM', shop.prefix .. 'conversations', conversation.id)
  local buyer = routing.buyer(conversation.buyer)
  buyer.conversation = nil
  routing.add_idle(buyer)
end
