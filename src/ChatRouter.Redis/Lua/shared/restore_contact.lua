-- A contact as the journal has it, unless it counts no more.
function routing.restore_contact(buyer_id, agent_id, at)
  if at < shop.now - shop.policy.affinity_window then
    return
  end
  local buyer = routing.buyer(buyer_id)
  local conversation = buyer.conversation and routing.find_conversation(buyer.conversation)
  local waits = conversation and conversation.placement == Placement.Queued
  if waits then
    routing.withdraw(conversation)
  end
  routing.meet(buyer, routing.agent(agent_id).id, math.min(at, shop.now))
  if waits then
    routing.insert(conversation)
  end
  if not buyer.conversation and not buyer.idle then
    routing.add_idle(buyer)
  end
end
