-- What one pick adds to a share. 72,072,000 is divisible by every weight up to 15 and by most round ones.
function routing.step_of(agent)
  return math.floor(72072000 / (shop.policy.average and 1 or agent.weight))
end
