-- Why nobody takes a buyer who waits here.
function routing.queue_reason(pool)
  if pool.full == 0 then
    return RouteReason.AllAway
  end
  return pool.id == '*' and RouteReason.AllFull or RouteReason.GroupFull
end
