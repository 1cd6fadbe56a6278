-- Fires everything due up to and at the given time, each at its own moment, and moves the shop there.
function routing.advance(to)
  while shop.first_due <= math.max(to, shop.now) do
    if not routing.fire_first(math.max(to, shop.now)) then
      break
    end
  end
  shop.now = math.max(shop.now, to)
end
