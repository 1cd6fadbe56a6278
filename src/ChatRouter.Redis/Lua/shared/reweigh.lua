-- His weight may have changed: in the busy tier it counts.
function routing.reweigh(agent)
  for id in pairs(agent.shares) do
    local pool = routing.pool(id)
    routing.move_place(pool, agent, routing.place_of(pool, agent))
  end
end
