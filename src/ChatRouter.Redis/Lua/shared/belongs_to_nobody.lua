-- After a restart nobody is connected yet: the queue keeps its order until somebody is.
function routing.belongs_to_nobody(conversation)
  if conversation.placement == Placement.Queued then
    return routing.somebody_comes(routing.filled('*'))
  end
  return conversation.placement == Placement.Unplaced
end
