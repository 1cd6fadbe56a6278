-- Binds order states to groups. Returns the pools whose groups are gone.
function routing.configure_pools(groups)
  local policy, kept, removed = shop.policy, {}, {}
  table.sort(groups, function(a, b) return routing.before(a.id, b.id) end)
  policy.groups, policy.bound = {}, {}
  for i = 1, #groups do
    local own = groups[i].overflow_after
    policy.groups[i] = { id = groups[i].id, overflow_after = own == -1 and math.huge or own }
  end
  for _, id in ipairs(shop.pool_ids) do
    local pool, stays = routing.pool(id), true
    for _, group in ipairs(pool.groups) do
      stays = stays and routing.has_group(group)
    end
    if stays then
      kept[#kept + 1] = id
    else
      removed[#removed + 1] = pool
    end
  end
  shop.pool_ids = kept
  routing.bind_states(groups)
  for _, id in ipairs(shop.pool_ids) do
    local pool = routing.pool(id)
    pool.overflow_after = routing.pool_overflow(pool)
  end
  return removed
end
