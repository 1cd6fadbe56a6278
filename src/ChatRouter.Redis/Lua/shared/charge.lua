-- Rule 9: the pick's effect on clock and share. Where others were passed over, the clock may rise past them.
function routing.charge(pool, winner, passes)
  local place = routing.place_of(pool, winner)
  local clock = math.max(winner.shares[pool.id], pool.clock)
  local rises = clock > pool.clock
  pool.clock = clock
  winner.shares[pool.id] = clock + routing.step_of(winner)
  routing.move_place(pool, winner, place)
  if rises and passes then
    routing.level(pool)
  end
end
