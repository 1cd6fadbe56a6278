-- Whether the agent's groups make him a member of the pool.
function routing.is_member(pool, agent)
  if pool.id == '*' then
    return true
  end
  for i = 1, #pool.groups do
    if routing.contains(agent.groups, pool.groups[i]) then
      return true
    end
  end
  return false
end
