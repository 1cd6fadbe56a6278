-- The shop's own record, with the effects that nobody has been told yet.
function routing.write_shop(leftover)
  return cmsgpack.pack(shop.now, shop.queued, shop.offline, shop.round, shop.rounds.due, shop.idle_last, shop.idle_first, shop.first_due, shop.told_due,
    shop.told_step, shop.ready, shop.unsettled, shop.pool_ids, leftover)
end
