-- Whose connection it is; none where it is unknown.
function routing.lease_of(connection)
  local agent = shop.leases[connection]
  if agent == nil then
    agent = routing.fetch('l:' .. connection)
  end
  return agent or nil
end
