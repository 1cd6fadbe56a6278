-- Fires the first timer, if it is due. What was thought to be the first may have been moved since.
function routing.fire_first(to)
  routing.write_deadlines()
  local first = redis.call('ZRANGE', shop.deadlines, 0, 0, 'WITHSCORES')
  local due = first[1] and tonumber(first[2]) or math.huge
  shop.first_due = due
  if due > to then
    return false
  end
  shop.now = math.max(shop.now, due)
  local kind, id = tonumber(string.sub(first[1], 1, 1)), string.sub(first[1], 2)
  if kind == DeadlineKind.OfflineRound then
    routing.fire_round()
  elseif kind == DeadlineKind.Lease or kind == DeadlineKind.Grace or kind == DeadlineKind.FlapGuard then
    routing.fire_agent(routing.find_agent(id))
  else
    routing.fire_conversation(routing.find_conversation(id))
  end
  routing.settle()
  return true
end
