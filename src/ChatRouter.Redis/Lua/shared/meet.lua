-- Writes or refreshes a contact, and forgets those that count no more. An older time than known changes nothing; the oldest gives way.
function routing.meet(buyer, agent, at)
  local contacts = buyer.contacts
  routing.forget_contacts(contacts, shop.now - shop.policy.affinity_window)
  for i = 1, #contacts, 2 do
    if contacts[i] == agent then
      if contacts[i + 1] >= at then
        return
      end
      table.remove(contacts, i)
      table.remove(contacts, i)
      break
    end
  end
  local place, most = 1, math.max(16, shop.policy.affinity_depth) * 2
  while contacts[place] and (contacts[place + 1] > at or (contacts[place + 1] == at and routing.before(contacts[place], agent))) do
    place = place + 2
  end
  if place > most then
    return
  end
  if #contacts == most then
    contacts[most], contacts[most - 1] = nil, nil
  end
  table.insert(contacts, place, at)
  table.insert(contacts, place, agent)
end
