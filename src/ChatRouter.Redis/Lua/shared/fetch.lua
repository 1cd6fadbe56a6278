-- The stored form of a record, false where there is none. What the step asked for in advance costs nothing.
function routing.fetch(field)
  local raw = shop.stored[field]
  if raw == nil then
    raw = redis.call('HGET', shop.records, field)
    shop.stored[field] = raw
  end
  return raw
end
