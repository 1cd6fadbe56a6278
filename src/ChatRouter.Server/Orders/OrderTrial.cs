namespace ChatRouter.Server.Orders;

/// <summary>What came of asking a connector once.</summary>
/// <param name="Status">The answer's, where it was not 200.</param>
/// <param name="Place">Where in the answer's JSON it is wrong, as far as that is known: <c>$.orders[0].id</c>.</param>
public sealed record OrderTrial(OrderTrialOutcome Outcome, int TookMs, IReadOnlyList<Order> Orders, int? Status = null, string? Place = null);
