-- The shop's settings as they are stored.
function routing.write_policy(p)
  return cmsgpack.pack(p.enabled, p.average, p.affinity_window, p.affinity_paused_window, p.affinity_depth, p.affinity_over_capacity,
    p.affinity_max_pending, p.affinity_counts, p.busy_above, p.queue_when_paused, p.default_capacity, p.several_groups, p.widens, p.overflow_after,
    p.reassign_after, p.leave_refused, p.grace, p.rest_after, p.age_boost, p.max_wait, p.max_queue, p.remember_for, p.has_dedicated, p.groups,
    p.bound)
end
