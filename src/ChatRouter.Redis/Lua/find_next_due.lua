-- When the shop's next timer is due, exactly; what is kept may be earlier.
-- KEYS: records, deadlines
-- ARGV: prefix
-- Returns: the time, -1 for never; then what the index of shops is to be told, the same way, and the number of that telling, or nothing

local records, deadlines, prefix = KEYS[1], KEYS[2], ARGV[1]

if not (routing.open_shop(records, deadlines, prefix) or routing.open_shop(records, deadlines, prefix, 'returning')) then
  return { -1, -1, 2 ^ 53 }
end
routing.exact_first()
local leftover = nil
if #shop.decisions > 0 or #shop.agent_changes > 0 or #shop.alerts > 0 or shop.queue_moved then
  leftover = { shop.decisions, shop.agent_changes, shop.alerts, shop.queue_moved }
end
local next_due = leftover and shop.now or shop.first_due
local due, step = routing.save(leftover, true)
return { next_due < math.huge and next_due or -1, due and (due < math.huge and due or -1) or false, step or false }
