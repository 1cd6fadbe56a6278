-- An agent came Online: a round for him, unless he already took part in the present one.
function routing.join_round(agent)
  if not shop.rounds.due then
    routing.begin_rounds()
  end
  if agent.round ~= shop.round then
    agent.round = shop.round
    routing.drain(agent)
  end
end
