-- The next round is due; with nobody Online the rounds end until somebody comes.
function routing.fire_round()
  routing.set_deadline(shop.rounds, math.huge)
  if shop.offline == 0 or routing.online_in(routing.filled('*')) == 0 then
    return
  end
  shop.round = shop.round + 1
  routing.drain(nil)
  if shop.offline > 0 then
    routing.set_deadline(shop.rounds, shop.now + 10000, DeadlineKind.OfflineRound)
  end
end
