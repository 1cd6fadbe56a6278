-- The buyer; none where nothing is known of him.
function routing.find_buyer(id)
  local buyer = shop.buyers[id]
  if buyer == nil then
    local raw = routing.fetch('b:' .. id)
    buyer = raw and routing.read_buyer(id, raw)
    shop.buyers[id] = buyer or nil
  end
  return buyer or nil
end
