-- The group that the page named, where the shop has it and no transfer goes before.
function routing.asked_of(conversation)
  local asked = not conversation.transferred_to and conversation.asked
  return asked and routing.has_group(asked) and asked
end
