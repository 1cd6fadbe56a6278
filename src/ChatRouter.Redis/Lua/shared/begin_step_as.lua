-- Reads the shop, whose own record is that field, and the given records, and fires the timers that are due. False: there is no such shop.
function routing.begin_step_as(record, records, deadlines, prefix, at, ...)
  local raw = redis.call('HMGET', records, record, 'policy', 'p:*', ...)
  if not raw[1] then
    return false
  end
  routing.new_shop(records, deadlines, prefix, record)
  for i = 1, select('#', ...) do
    shop.stored[select(i, ...)] = raw[i + 3]
  end
  shop.stored['p:*'] = raw[3]
  routing.read_shop(raw[1])
  routing.read_policy(raw[2])
  routing.advance(at)
  routing.purge_idle_buyers()
  return true
end
