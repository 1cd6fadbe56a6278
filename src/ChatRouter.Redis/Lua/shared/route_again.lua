-- Routes those again that still wait, in the given order.
function routing.route_again(conversations)
  for i = 1, #conversations do
    if conversations[i].placement == Placement.Queued then
      routing.decide(conversations[i], { notes = 0, kind = 'full' })
    end
  end
end
