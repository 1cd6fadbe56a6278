-- Every agent of the shop, by id.
function routing.all_agents()
  local ids = redis.call('ZRANGE', shop.prefix .. 'agents', 0, -1)
  routing.fetch_all('a:', ids)
  local agents = {}
  for i = 1, #ids do
    agents[i] = routing.find_agent(ids[i])
  end
  return agents
end
