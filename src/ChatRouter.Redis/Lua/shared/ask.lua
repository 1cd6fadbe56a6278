-- The page named a group: a waiting conversation changes its pool at once.
function routing.ask(conversation, group, fallback)
  conversation.asked, conversation.fallback = group, fallback
  if conversation.placement == Placement.Queued then
    routing.move_home(conversation)
  end
end
