-- Rule 6, with what widened it.
function routing.pool_of(conversation, choice)
  local home = routing.home_of(conversation)
  if home.id == '*' then
    return home
  end
  local widens = shop.policy.widens
  if routing.asked_of(conversation) then
    widens = conversation.fallback == GroupFallback.Shop
    choice.notes = bit.bor(choice.notes, routing.asked_notes(conversation))
  end
  if conversation.overflowed then
    choice.notes = bit.bor(choice.notes, RouteNotes.Overflow)
    return routing.filled('*')
  elseif conversation.transferred_to or routing.online_in(home) > 0 then
    -- Who was given to a group stays there until overflowAfter.
    return home
  end
  choice.notes = bit.bor(choice.notes, RouteNotes.GroupOffline)
  return widens and routing.filled('*') or home
end
