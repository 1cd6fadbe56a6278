-- Rule 7, as far as it is about this conversation.
function routing.may_serve(conversation, agent)
  return conversation.excluded ~= agent.id and not routing.contains(conversation.tried, agent.id)
end
