-- Where agents may leave open turns behind, one who wants to be Offline has done so.
function routing.must_answer(owner)
  return owner.enabled and (owner.wanted ~= WantedState.Offline or shop.policy.leave_refused)
end
