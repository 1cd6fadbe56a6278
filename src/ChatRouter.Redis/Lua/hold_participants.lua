-- The node holds these connections of participants of a shop, and no others of theirs.
-- KEYS: places, what the node holds
-- ARGV: shop, beginning of the nodes' channels, node, its epoch, then for each participant: field, number of texts or -1 for not held, texts
-- Returns: for each participant the version of his places and how many other nodes hold him
-- @include shared/place_participant
local places, held, shop_id, channels, node, epoch = KEYS[1], KEYS[2], ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])

local answer, at = {}, 5
while at <= #ARGV do
  local field, count = ARGV[at], tonumber(ARGV[at + 1])
  local mine = nil
  if count >= 0 then
    mine = { epoch }
    for i = at + 2, at + 1 + count do
      mine[#mine + 1] = ARGV[i]
    end
  end
  local version, others = routing.place_participant(places, held, shop_id, channels, field, node, mine)
  answer[#answer + 1] = version
  answer[#answer + 1] = others
  at = at + 2 + math.max(count, 0)
end
return answer
