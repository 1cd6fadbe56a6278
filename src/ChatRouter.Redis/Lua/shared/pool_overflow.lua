-- How long the pool's queue may hold somebody before the whole shop serves him: the first of several groups to give up lets the whole shop in.
function routing.pool_overflow(pool)
  local least = math.huge
  for _, group in ipairs(shop.policy.groups) do
    if routing.contains(pool.groups, group.id) then
      least = math.min(least, group.overflow_after or shop.policy.overflow_after)
    end
  end
  return least
end
