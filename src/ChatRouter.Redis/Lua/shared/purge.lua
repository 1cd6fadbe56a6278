-- Forgets up to four buyers, and finds out when the next is due.
function routing.purge()
  local ids = redis.call('ZRANGE', shop.prefix .. 'idle', 0, 4)
  shop.idle_first = nil
  for i = 1, #ids do
    local buyer = routing.find_buyer(ids[i])
    if i > 4 or buyer.idle_since >= routing.forgets_before() then
      shop.idle_first = buyer.idle_since
      return
    end
    redis.call('ZREM', shop.prefix .. 'idle', buyer.id)
    shop.buyers[buyer.id] = false
  end
end
