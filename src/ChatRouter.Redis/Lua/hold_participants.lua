-- The node holds these connections of participants of a shop, and no others of theirs.
-- KEYS: places, what the node holds
-- ARGV: shop, beginning of the nodes' channels, node, its epoch, then for each participant: field, number of texts or -1 for not held, texts
-- Returns: for each participant the version of his places and how many other nodes hold him
local places, held, shop_id, channels, node, epoch = KEYS[1], KEYS[2], ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])

local answer = {}
local field, missing, mine
for i = 5, #ARGV do
  if not field then
    field = ARGV[i]
  elseif not missing then
    missing = tonumber(ARGV[i])
    mine = missing >= 0 and { epoch } or nil
  else
    mine[#mine + 1] = ARGV[i]
    missing = missing - 1
  end
  if missing and missing <= 0 then
    local version, others = routing.place_participant(places, held, shop_id, channels, field, node, mine)
    answer[#answer + 1] = version
    answer[#answer + 1] = others
    field, missing, mine = nil, nil, nil
  end
end
return answer
