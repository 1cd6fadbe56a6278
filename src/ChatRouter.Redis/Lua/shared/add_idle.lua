-- The buyer has no conversation now. His contacts and order state are kept for a while after this last sign of him.
function routing.add_idle(buyer)
  if buyer.idle then
    redis.call('ZREM', shop.prefix .. 'idle', buyer.id)
    buyer.idle = nil
  end
  routing.forget_contacts(buyer.contacts, routing.forgets_before())
  if #buyer.contacts == 0 and buyer.order_state == 'none' then
    shop.buyers[buyer.id] = false
    return
  end
  shop.idle_last = shop.idle_last + 1
  buyer.idle, buyer.idle_since = shop.idle_last, shop.now
  redis.call('ZADD', shop.prefix .. 'idle', buyer.idle, buyer.id)
  shop.idle_first = shop.idle_first or shop.now
end
