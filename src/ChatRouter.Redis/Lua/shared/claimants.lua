-- The ids of everybody to whom rule 3 or 4 may give the conversation while it waits; none where there is nobody.
function routing.claimants(conversation)
  if conversation.transferred_to then
    return nil
  end
  local contacts, ids = routing.buyer(conversation.buyer).contacts, {}
  for i = 1, routing.count_contacts(contacts) * 2, 2 do
    ids[#ids + 1] = contacts[i]
  end
  local dedicated = routing.dedicated_of(conversation)
  if dedicated and not routing.contains(ids, dedicated.id) then
    ids[#ids + 1] = dedicated.id
  end
  return #ids > 0 and ids or nil
end
