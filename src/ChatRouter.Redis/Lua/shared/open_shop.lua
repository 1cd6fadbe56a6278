-- Reads the shop as it is, without firing anything: for those who only look. False: there is no such shop.
function routing.open_shop(records, deadlines, prefix)
  local raw = redis.call('HMGET', records, 'shop', 'policy')
  if not raw[1] then
    return false
  end
  routing.new_shop(records, deadlines, prefix)
  routing.read_shop(raw[1])
  routing.read_policy(raw[2])
  return true
end
