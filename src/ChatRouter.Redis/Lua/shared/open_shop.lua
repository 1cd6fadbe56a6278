-- Reads the shop as it is, without firing anything: for those who only look. False: there is no such shop, or it awaits its conversations.
-- With the name of its own record's field: the shop that is kept there.
function routing.open_shop(records, deadlines, prefix, record)
  record = record or 'shop'
  local raw = redis.call('HMGET', records, record, 'policy')
  if not raw[1] then
    return false
  end
  routing.new_shop(records, deadlines, prefix, record)
  routing.read_shop(raw[1])
  routing.read_policy(raw[2])
  return true
end
