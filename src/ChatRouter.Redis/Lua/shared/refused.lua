-- The step is refused. Timers that were due before it have fired nevertheless.
-- @include shared/answer
-- @rare
function routing.refused(code, subject)
  return routing.answer(DispatchOutcome.Refused, code, subject)
end
