-- Routes those again whose pool's presence changed. Whoever waits in the whole shop's queue may have come from any of the pools, and the other way round.
function routing.route_unsettled()
  local unsettled, again = shop.unsettled, routing.all_waiting()
  routing.fetch_all('c:', again)
  local chosen = {}
  for i = 1, #again do
    local conversation = routing.find_conversation(again[i])
    if unsettled['*'] or unsettled[conversation.pool] or unsettled[conversation.home] then
      chosen[#chosen + 1] = conversation
    end
  end
  shop.unsettled = {}
  routing.route_again(chosen)
end
