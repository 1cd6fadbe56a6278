-- An agent as he is stored. His shares name the pools he is a member of.
function routing.write_agent(a)
  return cmsgpack.pack(a.weight, a.own_capacity, a.capacity, a.groups, a.no_split, a.enabled, a.on_duty, a.wanted, a.state, a.class, a.leases,
    a.grace_until, a.guard_until, a.losses, a.seen, a.flapping, a.pending, a.active, a.owned, a.shares, a.departed, a.round, a.due, a.due_kind)
end
