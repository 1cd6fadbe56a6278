-- What is already so stays untouched, timers and all.
function routing.is_as_known(conversation, truth)
  if conversation.version ~= truth.version or conversation.placement ~= truth.placement or conversation.placement == Placement.Unplaced
    or conversation.owner ~= truth.owner then
    return false
  end
  return truth.seq < conversation.turn_seq or truth.turn_opened_at == (conversation.turn_open and conversation.turn_opened_at or nil)
end
