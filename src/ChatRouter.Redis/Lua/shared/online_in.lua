-- How many members of the pool are Online.
function routing.online_in(pool)
  return pool.unsplit + pool.full + pool.guarded + pool.busy + pool.calm
end
