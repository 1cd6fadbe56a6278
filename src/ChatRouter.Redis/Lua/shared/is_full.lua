-- At his capacity; 0 is none.
function routing.is_full(agent)
  return agent.capacity > 0 and agent.active >= agent.capacity
end
