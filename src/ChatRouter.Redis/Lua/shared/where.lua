-- Where the conversation is now.
function routing.where(conversation)
  return routing.record(conversation, { pool = conversation.pool and { id = conversation.pool } }, false, false, 0, 0)
end
