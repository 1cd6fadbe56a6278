-- Rule 0: the owner is there, or at least finishes this turn before he goes off duty.
function routing.keeps(owner, turn_open)
  return owner.state ~= AgentState.Offline and (owner.on_duty or turn_open)
end
