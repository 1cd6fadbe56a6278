-- Without a quota he does not compete until the pass ends.
function routing.hold(agent)
  local places = {}
  for id in pairs(agent.shares) do
    places[id] = routing.place_of(routing.pool(id), agent) or false
  end
  agent.held = true
  for id, place in pairs(places) do
    routing.move_place(routing.pool(id), agent, place or nil)
  end
  shop.held[#shop.held + 1] = agent
end
