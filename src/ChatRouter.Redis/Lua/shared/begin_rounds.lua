-- The first round of the offline pool is due in ten seconds.
function routing.begin_rounds()
  shop.round = shop.round + 1
  routing.set_deadline(shop.rounds, shop.now + 10000, DeadlineKind.OfflineRound)
end
