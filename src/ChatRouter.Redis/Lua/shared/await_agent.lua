-- The journal gave an open turn to an agent who is Offline: after a restart he has his grace to come back, else it is routed again.
function routing.await_agent(agent)
  if agent.seen then
    routing.go_offline(agent)
    return
  end
  if agent.wanted == WantedState.Offline then
    agent.wanted = WantedState.Online
  end
  agent.grace_until = shop.policy.grace < math.huge and shop.now + shop.policy.grace or nil
  routing.update_presence(agent)
end
