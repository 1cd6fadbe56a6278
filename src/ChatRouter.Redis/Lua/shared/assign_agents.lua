-- Gives agents their settings while the shop's pools are made anew; each has to appear afterwards.
function routing.assign_agents(agents)
  local ids, changed = {}, {}
  for i = 1, #agents do
    ids[i] = agents[i].id
  end
  routing.fetch_all('a:', ids)
  for i = 1, #agents do
    local groups = {}
    for _, group in ipairs(agents[i].groups) do
      if not routing.contains(groups, group) then
        groups[#groups + 1] = group
      end
    end
    if #groups <= 1 or shop.policy.several_groups then
      local agent = routing.assign_agent(agents[i].id, agents[i])
      agent.groups = groups
      changed[#changed + 1] = agent
    end
  end
  return changed
end
