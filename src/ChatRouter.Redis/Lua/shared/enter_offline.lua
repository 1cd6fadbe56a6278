-- The conversation lies in the offline pool from now on.
function routing.enter_offline(conversation)
  redis.call('ZADD', shop.prefix .. 'offline', conversation.waiting_since, conversation.id)
  shop.offline = shop.offline + 1
  if not shop.rounds.due and routing.online_in(routing.filled('*')) > 0 then
    routing.begin_rounds()
  end
end
