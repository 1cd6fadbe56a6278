-- Routes until nobody waits whom an eligible agent could take.
function routing.settle_queue()
  while next(shop.unsettled) do
    routing.route_unsettled()
  end
  while shop.queued > 0 and next(shop.ready) do
    local conversation = routing.first_servable()
    if not conversation then
      break
    end
    local decision = routing.decide(conversation, { notes = 0, kind = 'full' })
    if decision[7] == 0 then
      break
    end
  end
  shop.ready = {}
end
