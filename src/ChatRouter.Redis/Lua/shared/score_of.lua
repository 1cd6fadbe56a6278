-- The place in a line: class, then waiting time; ties are by id.
function routing.score_of(conversation)
  return (3 - conversation.class) * 8796093022208 + conversation.waiting_since
end
