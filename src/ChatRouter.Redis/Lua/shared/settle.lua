-- Routes the waiting again as far as the event can have changed something, then lets those who came Online into the offline pool.
function routing.settle()
  if shop.queued > 0 then
    routing.settle_queue()
  end
  local arrivals = shop.arrivals
  if arrivals then
    shop.arrivals = nil
    for i = 1, #arrivals do
      if shop.offline > 0 and arrivals[i].state == AgentState.Online then
        routing.join_round(arrivals[i])
      end
    end
  end
end
