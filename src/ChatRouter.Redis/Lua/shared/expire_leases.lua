-- Ends every lease of the agent that is over.
function routing.expire_leases(agent)
  local over = {}
  for connection, till in pairs(agent.leases) do
    if till <= shop.now then
      over[#over + 1] = connection
    end
  end
  for i = 1, #over do
    routing.disconnect(over[i], agent)
  end
  routing.arm_agent(agent)
end
