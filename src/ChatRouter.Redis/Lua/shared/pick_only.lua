-- A newcomer's round: nobody else takes part.
function routing.pick_only(conversation, agent, pool, choice)
  local competes = (agent.class == 'calm' or agent.class == 'busy') and agent.shares[pool.id]
  if not competes or not routing.may_serve(conversation, agent) or routing.quota_of(agent) == 0 then
    return false
  end
  choice.agent, choice.tier, choice.share = agent, Tier.Calm, math.max(agent.shares[pool.id], pool.clock)
  choice.reason = shop.policy.average and RouteReason.Average or RouteReason.Weighted
  routing.charge(pool, agent, true)
  return true
end
