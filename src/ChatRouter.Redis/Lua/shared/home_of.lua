-- The pool that the transfer, the page or the order state asks for, ready to be asked.
function routing.home_of(conversation)
  local asked = routing.asked_of(conversation)
  local pool = conversation.transferred_to or asked and routing.pool_of_groups({ asked }).id
  return routing.filled(pool or shop.policy.bound[routing.buyer(conversation.buyer).order_state] or '*')
end
