-- The journal gave an open turn to an agent who is Offline: after a restart he has his grace to come back, else it is routed again.
function routing.await_agent(agent)
  if agent.seen then
    routing.go_offline(agent)
    return
  end
  routing.expect_agent(agent, agent.wanted == WantedState.Offline and WantedState.Online or agent.wanted)
  routing.update_presence(agent)
end
