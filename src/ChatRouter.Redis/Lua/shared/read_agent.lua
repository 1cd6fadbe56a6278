-- An agent from his stored form.
function routing.read_agent(id, raw)
  local a = { id = id }
  a.weight, a.own_capacity, a.capacity, a.groups, a.no_split, a.enabled, a.on_duty, a.wanted, a.state, a.class, a.leases, a.grace_until, a.guard_until,
    a.losses, a.seen, a.flapping, a.pending, a.active, a.owned, a.shares, a.departed, a.round, a.due, a.due_kind = cmsgpack.unpack(raw)
  return a
end
