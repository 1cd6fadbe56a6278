-- The agent; none where he is unknown.
function routing.find_agent(id)
  local agent = shop.agents[id]
  if agent == nil then
    local raw = routing.fetch('a:' .. id)
    agent = raw and routing.read_agent(id, raw)
    shop.agents[id] = agent or nil
  end
  return agent or nil
end
