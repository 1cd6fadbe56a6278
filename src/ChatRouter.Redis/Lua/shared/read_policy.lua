-- The shop's settings: times in milliseconds, infinite for never. They are the same for many steps and nobody writes to them, so what was read stays for
-- later calls, by its stored form, up to some hundreds.
function routing.read_policy(raw)
  local known = policies[raw]
  if known then
    shop.policy = known
    return
  end
  local enabled, average, affinity_window, affinity_paused_window, affinity_depth, affinity_over_capacity, affinity_max_pending, affinity_counts,
    busy_above, queue_when_paused, default_capacity, several_groups, widens, overflow_after, reassign_after, leave_refused, grace, rest_after,
    age_boost, max_wait, max_queue, remember_for, has_dedicated, groups, bound = cmsgpack.unpack(raw)
  shop.policy = {
    enabled = enabled, average = average, affinity_window = affinity_window, affinity_paused_window = affinity_paused_window,
    affinity_depth = affinity_depth, affinity_over_capacity = affinity_over_capacity, affinity_max_pending = affinity_max_pending,
    affinity_counts = affinity_counts, busy_above = busy_above, queue_when_paused = queue_when_paused, default_capacity = default_capacity,
    several_groups = several_groups, widens = widens, overflow_after = overflow_after, reassign_after = reassign_after,
    leave_refused = leave_refused, grace = grace, rest_after = rest_after, age_boost = age_boost, max_wait = max_wait, max_queue = max_queue,
    remember_for = remember_for, has_dedicated = has_dedicated, groups = groups, bound = bound
  }
  if policies.count >= 500 then
    policies = { count = 0 }
  end
  policies[raw], policies.count = shop.policy, policies.count + 1
end
