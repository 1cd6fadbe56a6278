-- The step is carried out.
-- @include shared/answer
function routing.done(subject)
  return routing.answer(DispatchOutcome.Done, RefusalCode.None, subject)
end
