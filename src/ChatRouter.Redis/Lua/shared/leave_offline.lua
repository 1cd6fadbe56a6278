-- The conversation leaves the offline pool; an empty one has no rounds.
function routing.leave_offline(conversation)
  redis.call('ZREM', shop.prefix .. 'offline', conversation.id)
  shop.offline = shop.offline - 1
  if shop.offline == 0 then
    routing.set_deadline(shop.rounds, math.huge)
  end
end
