-- Fires every timer of the shop that is due.
-- KEYS: records, deadlines
-- ARGV: prefix, at
-- Returns: outcome (0 Done, 1 Refused, 2 Ignored: nothing happened), refusal (0 None, 6 UnknownShop) and what the step did

local records, deadlines, prefix, at = KEYS[1], KEYS[2], ARGV[1], tonumber(ARGV[2])

if not routing.begin_return(records, deadlines, prefix, at) then
  return { DispatchOutcome.Refused, RefusalCode.UnknownShop, 0, {}, {}, {}, 0, -1, at }
end
routing.exact_first()
local any = #shop.decisions > 0 or #shop.agent_changes > 0 or #shop.alerts > 0 or shop.queue_moved
return routing.answer(any and DispatchOutcome.Done or DispatchOutcome.Ignored, RefusalCode.None, nil, true)
