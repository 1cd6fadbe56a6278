-- The pool of that id, ready to be asked.
function routing.filled(id)
  local pool = routing.pool(id)
  if not pool.filled then
    routing.fill_pool(pool)
  end
  return pool
end
