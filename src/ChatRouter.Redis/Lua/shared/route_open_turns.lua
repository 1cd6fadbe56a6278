-- Routes the agent's open turns again, oldest first.
function routing.route_open_turns(agent)
  local owned = redis.call('ZRANGE', shop.prefix .. 'owned:' .. agent.id, 0, -1)
  routing.fetch_all('c:', owned)
  local open = {}
  for i = 1, #owned do
    local conversation = routing.find_conversation(owned[i])
    if conversation.turn_open then
      open[#open + 1] = conversation
    end
  end
  table.sort(open, routing.is_older)
  for i = 1, #open do
    routing.decide(open[i], { notes = RouteNotes.AgentLost, kind = 'full' })
  end
end
