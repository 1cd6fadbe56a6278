-- The owner was silent too long: the turn goes to somebody else, at most twice; then the supervisor is called.
function routing.reassign(conversation)
  local tried = conversation.tried
  if tried and #tried >= 2 then
    conversation.given_up = true
    shop.alerts[#shop.alerts + 1] = { conversation.id, SupervisorAlertKind.StillSilent }
    return
  end
  conversation.tried = { tried and tried[1] or conversation.owner, tried and conversation.owner or nil }
  if not routing.decide(conversation, { notes = RouteNotes.Silent, kind = 'silent' }) then
    conversation.tried = tried
    conversation.silent_since = shop.now
  end
end
