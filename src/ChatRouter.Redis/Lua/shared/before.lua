-- Whether one id comes before another, byte by byte: Lua's own comparison depends on the server's language.
function routing.before(a, b)
  for i = 1, math.min(#a, #b) do
    local x, y = string.byte(a, i), string.byte(b, i)
    if x ~= y then
      return x < y
    end
  end
  return #a < #b
end
