-- Why it came there is in the journal's history; this is why it is there.
function routing.reason_of(c)
  if c.placement == Placement.Queued then
    return routing.queue_reason(routing.pool(c.pool))
  elseif c.placement == Placement.HeldByBot then
    return RouteReason.Bot
  end
  return c.placement == Placement.Owned and RouteReason.Owner or RouteReason.NobodyThere
end
