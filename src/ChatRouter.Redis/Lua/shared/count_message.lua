-- A message that concerns the turn is known.
function routing.count_message(conversation, seq)
  conversation.turn_seq = seq
  conversation.seq = math.max(conversation.seq, seq)
end
