-- A new or known connection lives until then.
function routing.connect(agent, connection, till)
  local holder = routing.lease_of(connection)
  if holder and holder ~= agent.id then
    routing.disconnect(connection, routing.find_agent(holder))
    holder = nil
  end
  if not holder then
    shop.leases[connection] = agent.id
    if next(agent.leases) == nil then
      routing.return_agent(agent)
    end
    agent.seen = true
  end
  agent.leases[connection] = math.max(agent.leases[connection] or 0, till)
  routing.update_presence(agent)
end
