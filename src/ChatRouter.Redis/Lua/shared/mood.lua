-- Everything about presence that can move a waiting conversation to another pool or place.
function routing.mood(pool)
  local online = routing.online_in(pool)
  return (online > 0 and 1 or 0) + (routing.somebody_comes(pool) and 2 or 0) + (online > 0 and pool.unsplit == online and 4 or 0)
end
