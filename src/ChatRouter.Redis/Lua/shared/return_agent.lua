-- The first connection after none ends the grace; who was lost too often is held back.
function routing.return_agent(agent)
  agent.grace_until = nil
  if agent.flapping then
    agent.flapping = false
    agent.guard_until = shop.now + 60000
  end
end
