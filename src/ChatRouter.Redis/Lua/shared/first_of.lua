-- The first two ids of a list that are not hidden.
function routing.first_of(ids, from, hidden)
  local first
  for i = from, #ids do
    if not hidden[ids[i]] then
      if first then
        return first, ids[i]
      end
      first = ids[i]
    end
  end
  return first
end
