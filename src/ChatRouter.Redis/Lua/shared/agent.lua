-- The agent, known or only named by the journal.
function routing.agent(id)
  return routing.find_agent(id) or routing.add_agent(id)
end
