-- The pool of the present placement, where it is still known.
function routing.take_up_pool(c, known)
  local home = routing.home_of(c)
  local pool = known and routing.contains(shop.pool_ids, known) and routing.filled(known).id or nil
  if c.placement ~= Placement.Queued then
    c.pool, c.overflowed = pool, false
    return
  end
  c.pool = pool or home.id
  c.overflowed = c.pool == '*' and home.id ~= '*'
end
