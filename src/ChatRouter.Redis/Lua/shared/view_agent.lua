-- An agent as others see him, with his shares.
function routing.view_agent(a)
  local connections, shares = 0, {}
  for _ in pairs(a.leases) do
    connections = connections + 1
  end
  for pool, share in pairs(a.shares) do
    shares[#shares + 1], shares[#shares + 2] = pool, share
  end
  return { a.id, a.state, a.wanted, connections, a.pending, a.active, a.owned, a.pending > shop.policy.busy_above and 1 or 0,
    routing.is_full(a) and 1 or 0, a.weight, a.capacity, a.groups, a.no_split and 1 or 0,
    a.state == AgentState.Grace and a.grace_until or false, shares, a.guard_until or false }
end
