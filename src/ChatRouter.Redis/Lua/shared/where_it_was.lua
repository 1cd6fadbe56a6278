-- The note that tells what a placement took the conversation out of.
function routing.where_it_was(before, now)
  if before == Placement.HeldByBot and now ~= Placement.HeldByBot then
    return RouteNotes.FromBot
  elseif before == Placement.Queued and now == Placement.Owned then
    return RouteNotes.FromQueue
  elseif before == Placement.OfflinePool and now == Placement.Owned then
    return RouteNotes.FromPool
  end
  return RouteNotes.None
end
