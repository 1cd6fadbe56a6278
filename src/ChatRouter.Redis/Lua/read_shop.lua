-- Every agent and every open conversation of a shop.
-- KEYS: records, deadlines
-- ARGV: prefix
-- Returns: agents, conversations, waiting, offline pool, pools that somebody was given something from, with their clocks; or nothing
-- @flags no-writes

local records, deadlines, prefix = KEYS[1], KEYS[2], ARGV[1]

if not routing.open_shop(records, deadlines, prefix) then
  return false
end
local agents, conversations, pools, charged = {}, {}, {}, {}
for i, agent in ipairs(routing.all_agents()) do
  agents[i] = routing.view_agent(agent)
  for pool, share in pairs(agent.shares) do
    charged[pool] = charged[pool] or share > 0
  end
end
for i, conversation in ipairs(routing.all_conversations()) do
  conversations[i] = routing.view_conversation(conversation)
end
for _, id in ipairs(shop.pool_ids) do
  local pool = routing.pool(id)
  if pool.filled and (pool.clock > 0 or charged[id]) then
    pools[#pools + 1] = { id, pool.clock }
  end
end
return { agents, conversations, routing.all_waiting(), redis.call('ZRANGE', prefix .. 'offline', 0, -1), pools }
