-- A pool from its stored form: who its groups are, its clock, how many members are in each class, and how fast its queue is served.
function routing.read_pool(id, raw)
  local p = { id = id }
  p.groups, p.overflow_after, p.filled, p.clock, p.offline, p.off_duty, p.paused, p.grace, p.unsplit, p.full, p.guarded, p.busy, p.calm, p.behind,
    p.waiting, p.drain_waited, p.drain_served, p.drain_since = cmsgpack.unpack(raw)
  return p
end
