-- The buyer is back; what he left too long ago is forgotten, whether it was purged yet or not.
function routing.remove_idle(buyer)
  redis.call('ZREM', shop.prefix .. 'idle', buyer.id)
  buyer.idle = nil
  routing.forget_contacts(buyer.contacts, routing.forgets_before())
  if buyer.idle_since < routing.forgets_before() then
    buyer.order_state = 'none'
  end
end
