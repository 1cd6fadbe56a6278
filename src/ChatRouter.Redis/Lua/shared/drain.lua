-- One pass over the offline pool, oldest first. Who has no quota left does not compete until it ends.
function routing.drain(only)
  shop.quotas, shop.held = {}, {}
  local ids = redis.call('ZRANGE', shop.prefix .. 'offline', 0, -1)
  routing.fetch_all('c:', ids)
  for i = 1, #ids do
    if only and routing.quota_of(only) == 0 then
      break
    end
    local conversation = routing.find_conversation(ids[i])
    if routing.decide(conversation, { notes = 0, kind = 'round', only = only }) then
      shop.quotas[conversation.owner] = routing.quota_of(routing.agent(conversation.owner)) - 1
    end
  end
  for i = 1, #shop.held do
    local agent = shop.held[i]
    agent.held = nil
    for id in pairs(agent.shares) do
      routing.move_place(routing.pool(id), agent, nil)
    end
  end
end
