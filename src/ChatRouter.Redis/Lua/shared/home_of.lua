-- The pool that the transfer or the order state asks for, ready to be asked.
function routing.home_of(conversation)
  return routing.filled(conversation.transferred_to or shop.policy.bound[routing.buyer(conversation.buyer).order_state] or '*')
end
