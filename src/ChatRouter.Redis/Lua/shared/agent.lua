-- The agent, known or only named by the journal.
-- @include shared/add_agent
-- @include shared/find_agent
function routing.agent(id)
  return routing.find_agent(id) or routing.add_agent(id)
end
