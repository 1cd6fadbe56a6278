-- The pool of exactly these groups, new where it was not made before. Sorted ids make its own.
function routing.pool_of_groups(groups)
  local id = table.concat(groups, '+')
  if routing.contains(shop.pool_ids, id) then
    return routing.pool(id)
  end
  local pool = routing.new_pool(id, groups)
  pool.overflow_after = routing.pool_overflow(pool)
  shop.pool_ids[#shop.pool_ids + 1] = id
  return pool
end
