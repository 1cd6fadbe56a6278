-- The answer to a step of a shop that was never configured.
function routing.unknown_shop()
  return { DispatchOutcome.Refused, RefusalCode.UnknownShop, 0, {}, {}, {}, 0, false, false }
end
