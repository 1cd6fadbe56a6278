-- How many the agent may still take in this pass: busyAbove − pending when it first asked.
function routing.quota_of(agent)
  local quota = shop.quotas[agent.id]
  if not quota then
    quota = math.max(0, shop.policy.busy_above - agent.pending)
    shop.quotas[agent.id] = quota
  end
  return quota
end
