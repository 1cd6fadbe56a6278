-- A pool from its stored form: who its groups are, its clock, how many members are in each class, and how fast its queue is served.
function routing.read_pool(id, raw)
  local groups, overflow_after, filled, clock, offline, off_duty, paused, grace, unsplit, full, guarded, busy, calm, behind, waiting, drain_waited,
    drain_served, drain_since = cmsgpack.unpack(raw)
  return {
    id = id, groups = groups, overflow_after = overflow_after, filled = filled, clock = clock, offline = offline, off_duty = off_duty,
    paused = paused, grace = grace, unsplit = unsplit, full = full, guarded = guarded, busy = busy, calm = calm, behind = behind, waiting = waiting,
    drain_waited = drain_waited, drain_served = drain_served, drain_since = drain_since
  }
end
