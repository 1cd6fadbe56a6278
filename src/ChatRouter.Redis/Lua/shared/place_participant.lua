-- Sets what the node holds of a participant, or that it holds nothing of him (nil). A node that was alone with him, or is now, is told.
function routing.place_participant(places, held, shop_id, channels, field, node, mine)
  local packed = redis.call('HGET', places, field)
  local place = packed and cmsgpack.unpack(packed) or { version = 0, nodes = {} }
  local before, after = 0, 0
  for _ in pairs(place.nodes) do
    before = before + 1
  end
  place.nodes[node] = mine
  for _ in pairs(place.nodes) do
    after = after + 1
  end

  local time = redis.call('TIME')
  place.version = math.max(place.version + 1, time[1] * 1000000 + time[2])
  if after > 0 then
    redis.call('HSET', places, field, cmsgpack.pack(place))
  else
    redis.call('HDEL', places, field)
  end
  redis.call(mine and 'SADD' or 'SREM', held, field)

  if (before < 2) ~= (after < 2) then
    local news = cjson.encode({ 'held', shop_id, field, string.format('%.0f', place.version), after > 1 and '1' or '0' })
    for other in pairs(place.nodes) do
      if other ~= node then
        redis.call('PUBLISH', channels .. other, news)
      end
    end
  end
  return place.version, after - (mine and 1 or 0)
end
