-- In which of the pool's sets the agent competes: 'level' for those whose share is behind the clock, who all count alike, 'calm' by share for the
-- others, 'busy' by pending ÷ weight. None: he does not.
function routing.place_of(pool, agent)
  if agent.held then
    return nil
  elseif agent.class == 'calm' then
    return agent.shares[pool.id] < pool.clock and 'level' or 'calm'
  end
  return agent.class == 'busy' and 'busy' or nil
end
