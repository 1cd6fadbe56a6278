-- An agent came Online: a round for him, unless he already took part in the present one.
-- @include shared/begin_rounds
-- @include shared/drain
-- @rare
function routing.join_round(agent)
  if not shop.rounds.due then
    routing.begin_rounds()
  end
  if agent.round ~= shop.round then
    agent.round = shop.round
    routing.drain(agent)
  end
end
