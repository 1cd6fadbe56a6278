-- The pool of that id, which has been made before.
function routing.pool(id)
  local pool = shop.pools[id]
  if not pool then
    pool = routing.read_pool(id, routing.fetch('p:' .. id))
    shop.pools[id] = pool
  end
  return pool
end
