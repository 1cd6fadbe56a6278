-- Back in line, by the new classes, claims and homes; a group that is gone is no goal of a transfer any more.
function routing.return_to_line(conversation)
  if conversation.transferred_to and not routing.has_group(conversation.transferred_to) then
    conversation.transferred_to = nil
  end
  local home = routing.home_of(conversation)
  conversation.home = home.id
  conversation.overflowed = home.id ~= '*' and conversation.overflow_from + home.overflow_after <= shop.now
  routing.insert(conversation)
end
