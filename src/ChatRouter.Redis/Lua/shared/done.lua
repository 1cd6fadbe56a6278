-- The step is carried out.
function routing.done(subject)
  return routing.answer(DispatchOutcome.Done, RefusalCode.None, subject)
end
