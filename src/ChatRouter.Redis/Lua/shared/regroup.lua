-- The agent is in these groups now. Whoever waits for a pool that he joins or leaves is routed again: its presence may have changed.
function routing.regroup(agent, groups)
  if table.concat(agent.groups, '\n') == table.concat(groups, '\n') then
    routing.reweigh(agent)
    return
  end
  routing.unsettle_pools(agent)
  agent.groups = groups
  routing.rejoin(agent)
  routing.unsettle_pools(agent)
end
