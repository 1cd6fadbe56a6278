-- Rules 6 to 10: the pool, who of it is picked, and where the conversation waits when nobody is.
function routing.choose_from_pool(conversation, attempt, choice)
  local pool = routing.pool_of(conversation, choice)
  choice.pool = pool
  choice.counts = { pool.offline, pool.paused + pool.grace, pool.full, pool.off_duty + pool.unsplit + pool.guarded, pool.busy, pool.calm }
  local online = routing.online_in(pool)
  choice.needs_supervisor = online > 0 and pool.unsplit == online
  if routing.try_pick(conversation, attempt, pool, choice) then
    choice.placement = Placement.Owned
  elseif attempt.kind == 'full' then
    routing.choose_waiting(conversation, pool, choice)
  end
end
