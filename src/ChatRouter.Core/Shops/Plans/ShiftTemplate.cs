namespace ChatRouter.Core.Shops.Plans;

/// <summary>A shift as it is called, such as 早 08:30–16:30; several spans leave a break between them.</summary>
public sealed record ShiftTemplate(string Name, IReadOnlyList<ShiftSpan> Spans);
