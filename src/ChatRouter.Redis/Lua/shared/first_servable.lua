-- The first in line among all whom one of the ready agents may take; none where there is nobody.
function routing.first_servable()
  local first
  for id in pairs(shop.ready) do
    local agent = routing.find_agent(id)
    if not routing.is_full(agent) or shop.policy.affinity_over_capacity then
      first = routing.earlier(first, routing.first_in_line(shop.prefix .. 'claims:' .. id, agent, routing.claims))
    end
    if agent.class == 'calm' or agent.class == 'busy' then
      for pool_id in pairs(agent.shares) do
        if routing.pool(pool_id).waiting > 0 then
          first = routing.earlier(first, routing.first_in_line(shop.prefix .. 'line:' .. pool_id, agent, routing.may_serve))
        end
      end
    end
  end
  return first
end
