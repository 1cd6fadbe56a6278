-- Forgets contacts that are older than that.
function routing.forget_contacts(contacts, at)
  while #contacts > 0 and contacts[#contacts] < at do
    contacts[#contacts], contacts[#contacts - 1] = nil, nil
  end
end
