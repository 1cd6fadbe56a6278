-- Anything about the agent changed: state, load, capacity, weight, switches. Keeps his class, and with it his pools, equal to that.
function routing.update_standing(agent)
  local was, now = agent.class, routing.classify(agent)
  if was ~= now or now == 'busy' then
    routing.move_class(agent, was, now)
  end
  if shop.queued > 0 and agent.state ~= AgentState.Offline then
    shop.ready[agent.id] = true
  end
end
