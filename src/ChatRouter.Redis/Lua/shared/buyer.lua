-- The buyer, known or new.
function routing.buyer(id)
  local buyer = routing.find_buyer(id)
  if not buyer then
    buyer = { id = id, order_state = 'none', contacts = {} }
    shop.buyers[id] = buyer
  end
  return buyer
end
