-- The first two of those behind the clock, by id, and those with a share, by share and id; who is at the clock is among the former.
function routing.merge_level(level, calm, clock, hidden)
  local found, i, j = {}, 1, 1
  while #found < 2 do
    while hidden[level[i]] do
      i = i + 1
    end
    while hidden[calm[j]] do
      j = j + 2
    end
    local b, c = level[i], calm[j]
    if b and not (c and tonumber(calm[j + 1]) <= clock and routing.before(c, b)) then
      found[#found + 1], i = b, i + 1
    elseif c then
      found[#found + 1], j = c, j + 2
    else
      break
    end
  end
  return found[1], found[2]
end
