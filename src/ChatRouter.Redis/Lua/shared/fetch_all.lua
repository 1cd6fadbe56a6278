-- Reads many records at once, for those who ask one by one afterwards.
function routing.fetch_all(kind, ids)
  for from = 1, #ids, 1000 do
    local fields = {}
    for i = from, math.min(from + 999, #ids) do
      local field = kind .. ids[i]
      if shop.stored[field] == nil then
        fields[#fields + 1] = field
      end
    end
    if #fields > 0 then
      local raw = redis.call('HMGET', shop.records, unpack(fields))
      for i = 1, #fields do
        shop.stored[fields[i]] = raw[i]
      end
    end
  end
end
