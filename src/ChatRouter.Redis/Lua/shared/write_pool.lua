-- A pool as it is stored.
function routing.write_pool(p)
  return cmsgpack.pack(p.groups, p.overflow_after, p.filled, p.clock, p.offline, p.off_duty, p.paused, p.grace, p.unsplit, p.full, p.guarded, p.busy,
    p.calm, p.behind, p.waiting, p.drain_waited, p.drain_served, p.drain_since)
end
