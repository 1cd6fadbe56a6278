-- The buyer, known or new.
-- @include shared/find_buyer
function routing.buyer(id)
  local buyer = routing.find_buyer(id)
  if not buyer then
    buyer = { id = id, order_state = 'none', contacts = {} }
    shop.buyers[id] = buyer
  end
  return buyer
end
