-- The ids of all that wait, in the order in which they would be taken.
function routing.all_waiting()
  local all = {}
  for _, id in ipairs(shop.pool_ids) do
    if routing.pool(id).waiting > 0 then
      local line = redis.call('ZRANGE', shop.prefix .. 'line:' .. id, 0, -1, 'WITHSCORES')
      for i = 1, #line, 2 do
        all[#all + 1] = { line[i], tonumber(line[i + 1]) }
      end
    end
  end
  table.sort(all, function(a, b)
    if a[2] ~= b[2] then
      return a[2] < b[2]
    end
    return routing.before(a[1], b[1])
  end)
  for i = 1, #all do
    all[i] = all[i][1]
  end
  return all
end
