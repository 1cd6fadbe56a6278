-- Sets the conversation's next moment.
function routing.arm(conversation)
  routing.set_deadline(conversation, routing.next_moment(conversation))
end
