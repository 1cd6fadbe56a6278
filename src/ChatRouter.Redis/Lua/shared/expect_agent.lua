-- He has his grace to come.
function routing.expect_agent(agent, wanted)
  agent.wanted, agent.grace_until = wanted, shop.policy.grace < math.huge and shop.now + shop.policy.grace or nil
end
