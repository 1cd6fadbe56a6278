-- Moves the agent from one class to another in all his pools. Where that changes who may come, the waiting are routed again.
function routing.move_class(agent, was, now)
  for id in pairs(agent.shares) do
    local pool = routing.pool(id)
    local mood = shop.queued > 0 and routing.mood(pool)
    agent.class = was
    local place = routing.place_of(pool, agent)
    agent.class = now
    pool[was] = pool[was] - 1
    pool[now] = pool[now] + 1
    routing.move_place(pool, agent, place)
    if mood and mood ~= routing.mood(pool) then
      shop.unsettled[id] = true
    end
  end
  agent.class = now
end
