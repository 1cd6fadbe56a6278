-- Who gives the conversation away is no contact of the buyer any more; an answered one waits from now on.
function routing.leave_giver(conversation, giver)
  if giver then
    routing.forget_contact(routing.buyer(conversation.buyer), giver)
    if not conversation.turn_open then
      conversation.waiting_since = shop.now
    end
  end
end
