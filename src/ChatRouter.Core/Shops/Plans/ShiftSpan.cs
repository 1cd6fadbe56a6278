namespace ChatRouter.Core.Shops.Plans;

/// <summary>From one reading of the clock (<c>HH:mm</c>) to another, up to <c>24:00</c>; an end that is not after the start is of the next day.</summary>
public sealed record ShiftSpan(string From, string To);
