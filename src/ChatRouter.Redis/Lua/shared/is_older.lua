-- The order of waiting: the longest first, ties by id.
function routing.is_older(a, b)
  if a.waiting_since ~= b.waiting_since then
    return a.waiting_since < b.waiting_since
  end
  return routing.before(a.id, b.id)
end
