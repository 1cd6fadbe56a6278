-- Takes over the journal's owner, unless a later decision is on its way there.
function routing.adopt(conversation, owner, version)
  if version < conversation.version or (version == conversation.version and owner == conversation.owner) then
    return
  end
  routing.detach(conversation, false)
  conversation.version, conversation.owner, conversation.placement = version, owner, owner and Placement.Owned or Placement.Unplaced
  conversation.placed_at, conversation.pool, conversation.overflowed = shop.now, nil, false
  routing.attach(conversation)
end
