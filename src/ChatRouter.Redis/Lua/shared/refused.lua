-- The step is refused. Timers that were due before it have fired nevertheless.
function routing.refused(code, subject)
  return routing.answer(DispatchOutcome.Refused, code, subject)
end
