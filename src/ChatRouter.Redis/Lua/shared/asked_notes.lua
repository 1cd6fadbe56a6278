-- The notes that tell that the page named the group, and whether anybody else may serve.
function routing.asked_notes(conversation)
  return bit.bor(RouteNotes.GroupNamed, conversation.fallback == GroupFallback.Shop and RouteNotes.None or RouteNotes.GroupOnly)
end
