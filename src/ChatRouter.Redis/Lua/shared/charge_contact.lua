-- A recent contact counts as a pick of this agent, but is none of the pool.
function routing.charge_contact(pool, agent)
  if not agent.shares[pool.id] or agent.weight <= 0 then
    return
  end
  local place = routing.place_of(pool, agent)
  agent.shares[pool.id] = math.max(agent.shares[pool.id], pool.clock) + routing.step_of(agent)
  routing.move_place(pool, agent, place)
end
