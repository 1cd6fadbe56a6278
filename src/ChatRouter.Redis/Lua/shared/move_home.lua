-- The order state, the transfer or the group that the page names changed: another home lets overflowAfter begin anew.
function routing.move_home(conversation)
  local home = routing.home_of(conversation)
  if home.id ~= conversation.home then
    conversation.home, conversation.overflowed, conversation.overflow_from = home.id, false, shop.now
    routing.arm(conversation)
  end
end
