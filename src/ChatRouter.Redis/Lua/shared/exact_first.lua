-- Finds out when the shop's first timer is due: the time it keeps may be too early.
function routing.exact_first()
  routing.write_deadlines()
  local first = redis.call('ZRANGE', shop.deadlines, 0, 0, 'WITHSCORES')
  shop.first_due = first[1] and tonumber(first[2]) or math.huge
end
