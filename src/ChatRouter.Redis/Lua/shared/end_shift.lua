-- The last open turn of an agent off duty is answered: he is Offline.
function routing.end_shift(agent)
  if not agent.on_duty and agent.pending == 0 and agent.state ~= AgentState.Offline then
    routing.update_presence(agent)
  end
end
