-- An agent from his stored form.
function routing.read_agent(id, raw)
  local weight, own_capacity, capacity, groups, no_split, enabled, on_duty, wanted, state, class, leases, grace_until, guard_until, losses, seen,
    flapping, pending, active, owned, shares, departed, round, due, due_kind = cmsgpack.unpack(raw)
  return {
    id = id, weight = weight, own_capacity = own_capacity, capacity = capacity, groups = groups, no_split = no_split, enabled = enabled,
    on_duty = on_duty, wanted = wanted, state = state, class = class, leases = leases, grace_until = grace_until, guard_until = guard_until,
    losses = losses, seen = seen, flapping = flapping, pending = pending, active = active, owned = owned, shares = shares, departed = departed,
    round = round, due = due, due_kind = due_kind
  }
end
