-- Rule 5. The record keeps the group that is asked for until the bot hands over.
function routing.choose_bot(conversation, choice)
  choice.placement, choice.reason = Placement.HeldByBot, RouteReason.Bot
  if routing.asked_of(conversation) then
    choice.pool = routing.home_of(conversation)
    choice.notes = bit.bor(choice.notes, routing.asked_notes(conversation))
  end
end
