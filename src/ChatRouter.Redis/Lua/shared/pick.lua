-- Rules 8 and 9: the winner, the id of the runner-up and the tier. The given number of ids is hidden; nothing is changed.
function routing.pick(pool, hidden, count, calm_only)
  local tier, first, second = Tier.Calm, nil, nil
  if pool.calm > 0 then
    first, second = routing.first_calm(pool, hidden, count + 1)
  end
  if not first and not calm_only and pool.busy > 0 then
    tier = Tier.Busy
    first, second = routing.first_of(redis.call('ZRANGE', shop.prefix .. 'pool:' .. pool.id .. ':busy', 0, count + 1), 1, hidden)
  end
  return first and routing.agent(first), second, tier
end
