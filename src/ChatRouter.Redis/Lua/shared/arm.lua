-- Sets the conversation's next moment.
-- @include shared/next_moment
-- @include shared/set_deadline
function routing.arm(conversation)
  routing.set_deadline(conversation, routing.next_moment(conversation))
end
