-- Picks who serves the conversation and adds the pick to the choice: agent, runner-up, tier, share and reason. False: nobody is eligible.
function routing.try_pick(conversation, attempt, pool, choice)
  if attempt.only then
    return routing.pick_only(conversation, attempt.only, pool, choice)
  end
  -- Those whom this conversation excludes are a handful: they are passed over.
  local hidden, count = {}, 0
  if conversation.excluded then
    hidden[conversation.excluded], count = true, 1
  end
  if attempt.kind == 'silent' then
    hidden[conversation.owner], count = true, count + 1
  end
  for i = 1, conversation.tried and #conversation.tried or 0 do
    hidden[conversation.tried[i]], count = true, count + 1
  end
  local winner, second, tier = routing.pick(pool, hidden, count, attempt.kind ~= 'full')
  while winner and attempt.kind == 'round' and routing.quota_of(winner) == 0 do
    routing.hold(winner)
    winner, second, tier = routing.pick(pool, hidden, count, true)
  end
  if not winner then
    return false
  end
  choice.agent, choice.runner_up, choice.tier, choice.share = winner, second, tier, math.max(winner.shares[pool.id], pool.clock)
  choice.reason = RouteReason.LeastBusy
  if tier == Tier.Calm then
    choice.reason = shop.policy.average and RouteReason.Average or RouteReason.Weighted
    routing.charge(pool, winner, count > 0)
  end
  return true
end
