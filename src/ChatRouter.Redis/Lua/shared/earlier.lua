-- Which of two waiting conversations is taken first; either may be none.
function routing.earlier(first, other)
  if not first or not other then
    return first or other
  end
  local a, b = routing.score_of(first), routing.score_of(other)
  if b < a or (b == a and routing.before(other.id, first.id)) then
    return other
  end
  return first
end
