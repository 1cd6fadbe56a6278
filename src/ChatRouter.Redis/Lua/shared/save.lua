-- Stores everything that changed, and tells when the shop is due next, where the index of shops does not know of so early a time.
-- Returns the time and the number by which later tellings are known; nothing where there is nothing to tell.
function routing.save(leftover, exactly)
  routing.write_deadlines()
  local due = leftover and shop.now or shop.first_due
  local tells = due < shop.told_due or (exactly and due ~= shop.told_due)
  if tells then
    shop.told_due, shop.told_step = due, math.max(shop.told_step + 1, shop.now)
  end
  local changed, gone = {}, {}
  routing.write_back(changed, gone, 'a:', shop.agents, routing.write_agent)
  routing.write_back(changed, gone, 'c:', shop.conversations, routing.write_conversation)
  routing.write_back(changed, gone, 'b:', shop.buyers, routing.write_buyer)
  routing.write_back(changed, gone, 'p:', shop.pools, routing.write_pool)
  for connection, agent in pairs(shop.leases) do
    local field = 'l:' .. connection
    if not agent then
      gone[#gone + 1] = field
    elseif shop.stored[field] ~= agent then
      changed[#changed + 1], changed[#changed + 2] = field, agent
    end
  end
  local raw = routing.write_shop(leftover)
  if raw ~= shop.stored[shop.record] then
    changed[#changed + 1], changed[#changed + 2] = shop.record, raw
  end
  if #changed > 1000 then
    routing.store('HSET', changed)
  elseif #changed > 0 then
    redis.call('HSET', shop.records, unpack(changed))
  end
  if #gone > 0 then
    routing.store('HDEL', gone)
  end
  if tells then
    return due, shop.told_step
  end
end
