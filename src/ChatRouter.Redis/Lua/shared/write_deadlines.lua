-- Stores the moments that were set. A member is the kind's digit and an id, so that equal times fire by kind, then by id.
function routing.write_deadlines()
  for member, due in pairs(shop.moments) do
    if due then
      redis.call('ZADD', shop.deadlines, due, member)
    else
      redis.call('ZREM', shop.deadlines, member)
    end
    shop.moments[member] = nil
  end
end
