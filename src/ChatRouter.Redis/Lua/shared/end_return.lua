-- A shop that awaited its conversations is known to every step from now on.
function routing.end_return()
  if shop.record == 'returning' then
    shop.record = 'shop'
    redis.call('HDEL', shop.records, 'returning')
  end
end
