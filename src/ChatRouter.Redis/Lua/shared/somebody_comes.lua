-- Rule 10: somebody is there, or will be back.
function routing.somebody_comes(pool)
  return routing.online_in(pool) > 0 or pool.grace > 0 or (shop.policy.queue_when_paused and pool.paused > 0)
end
