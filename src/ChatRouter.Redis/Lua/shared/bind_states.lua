-- Every order state that groups are bound to gets the pool of exactly these.
function routing.bind_states(groups)
  local bound = {}
  for i = 1, #groups do
    for _, state in ipairs(groups[i].order_states) do
      bound[state] = bound[state] or {}
      if not routing.contains(bound[state], groups[i].id) then
        table.insert(bound[state], groups[i].id)
      end
    end
  end
  for state, ids in pairs(bound) do
    shop.policy.bound[state] = routing.pool_of_groups(ids).id
  end
end
