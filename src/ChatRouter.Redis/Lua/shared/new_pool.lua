-- A pool that nobody has asked yet.
function routing.new_pool(id, groups)
  local pool = { id = id, groups = groups, overflow_after = math.huge, filled = false, clock = 0, offline = 0, off_duty = 0, paused = 0, grace = 0,
    unsplit = 0, full = 0, guarded = 0, busy = 0, calm = 0, behind = 0, waiting = 0, drain_waited = 0, drain_served = 0, drain_since = 0 }
  shop.pools[id] = pool
  return pool
end
