-- What is older than this counts no more for a buyer without a conversation.
function routing.forgets_before()
  return shop.now - shop.policy.remember_for
end
