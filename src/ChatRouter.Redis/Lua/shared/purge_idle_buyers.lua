-- Forgets buyers whose contacts count no more: a few in each step, so that none pays for all.
function routing.purge_idle_buyers()
  if shop.idle_first and shop.idle_first < routing.forgets_before() then
    routing.purge()
  end
end
