-- What comes first while it waits: a higher class, the whole shop, or the end of waiting.
function routing.next_waiting_moment(c)
  local due, kind = math.huge, DeadlineKind.Ageing
  if shop.policy.age_boost < math.huge and c.class < 3 then
    due = c.waiting_since + (c.class - c.priority + 1) * shop.policy.age_boost
  end
  if not c.overflowed and c.home ~= '*' then
    local overflow = c.overflow_from + routing.pool(c.home).overflow_after
    if overflow < due then
      due, kind = overflow, DeadlineKind.Overflow
    end
  end
  -- One that was handed over without a turn waits from when the buyer writes.
  local max_wait = math.max(c.queued_at, c.waiting_since) + shop.policy.max_wait
  if max_wait < due then
    due, kind = max_wait, DeadlineKind.MaxWait
  end
  return due, kind
end
