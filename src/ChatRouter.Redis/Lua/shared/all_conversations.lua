-- Every open conversation of the shop, in no order.
function routing.all_conversations()
  local ids, conversations = {}, {}
  for _, field in ipairs(redis.call('HKEYS', shop.records)) do
    if string.sub(field, 1, 2) == 'c:' then
      ids[#ids + 1] = string.sub(field, 3)
    end
  end
  routing.fetch_all('c:', ids)
  for _, id in ipairs(ids) do
    conversations[#conversations + 1] = routing.find_conversation(id)
  end
  return conversations
end
