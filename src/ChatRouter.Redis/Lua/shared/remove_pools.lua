-- Nothing is left of pools whose groups are gone.
function routing.remove_pools(removed)
  for _, pool in ipairs(removed) do
    local key = shop.prefix .. 'pool:' .. pool.id
    redis.call('DEL', key .. ':calm', key .. ':level', key .. ':busy', shop.prefix .. 'line:' .. pool.id)
    shop.pools[pool.id] = false
  end
end
