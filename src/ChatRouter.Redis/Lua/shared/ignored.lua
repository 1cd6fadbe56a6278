-- The step was known already, or is older than what is known.
function routing.ignored(subject)
  return routing.answer(DispatchOutcome.Ignored, RefusalCode.None, subject)
end
