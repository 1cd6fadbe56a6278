-- When something happens to the conversation by itself, and what.
function routing.next_moment(c)
  if c.placement == Placement.Queued then
    return routing.next_waiting_moment(c)
  end
  if c.placement == Placement.Owned and c.turn_open and not c.given_up then
    return c.silent_since + shop.policy.reassign_after, DeadlineKind.Reassign
  end
  if c.placement == Placement.Owned and not c.turn_open and not c.resting then
    return c.last_public_at + shop.policy.rest_after, DeadlineKind.Rest
  end
  if c.placement == Placement.HeldByBot and c.turn_open then
    return math.max(c.turn_opened_at, c.placed_at) + 15000, DeadlineKind.Bot
  end
  return math.huge, DeadlineKind.Rest
end
