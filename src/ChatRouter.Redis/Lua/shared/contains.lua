-- Whether a list has the value; none is an empty list.
function routing.contains(list, value)
  for i = 1, list and #list or 0 do
    if list[i] == value then
      return true
    end
  end
  return false
end
