-- The buyer's order state from now on; whoever waits may have another home by it.
function routing.set_order_state(buyer, state)
  buyer.order_state = state
  local conversation = buyer.conversation and routing.find_conversation(buyer.conversation)
  if conversation and conversation.placement == Placement.Queued then
    routing.move_home(conversation)
  end
end
