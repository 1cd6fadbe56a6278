-- A conversation's moment has come; messages that change no turn only move the beginning of its rest.
function routing.fire_conversation(conversation)
  local due, kind = routing.next_moment(conversation)
  if due <= shop.now then
    if kind == DeadlineKind.Ageing then
      routing.withdraw(conversation)
      routing.insert(conversation)
    elseif kind == DeadlineKind.Rest then
      local owner = routing.agent(conversation.owner)
      conversation.resting = true
      owner.active = owner.active - 1
      routing.update_standing(owner)
    elseif kind == DeadlineKind.Overflow then
      conversation.overflowed = true
      routing.decide(conversation, { notes = 0, kind = 'full' })
    elseif kind == DeadlineKind.Bot then
      routing.decide(conversation, { notes = RouteNotes.None, kind = 'full' })
    elseif kind == DeadlineKind.MaxWait then
      routing.give_up_waiting(conversation, RouteReason.MaxWait)
    else
      routing.reassign(conversation)
    end
  end
  routing.arm(conversation)
end
