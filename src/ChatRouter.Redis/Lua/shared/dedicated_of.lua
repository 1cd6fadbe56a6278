-- The buyer's dedicated agent (专属客服), where the shop named one who is known.
function routing.dedicated_of(conversation)
  if shop.policy.has_dedicated then
    local id = redis.call('HGET', shop.prefix .. 'dedicated', conversation.buyer)
    return id and routing.find_agent(id) or nil
  end
end
