-- The agent is no contact of the buyer any more.
function routing.forget_contact(buyer, agent)
  for i = 1, #buyer.contacts, 2 do
    if buyer.contacts[i] == agent then
      table.remove(buyer.contacts, i)
      table.remove(buyer.contacts, i)
      return
    end
  end
end
