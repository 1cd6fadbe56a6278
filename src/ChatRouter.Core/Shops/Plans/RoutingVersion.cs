namespace ChatRouter.Core.Shops.Plans;

/// <summary>A publication: who changed the routing, when and why.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="By">None: the server itself or the command line.</param>
/// <param name="RestoredFrom">The version whose plan this is again.</param>
public sealed record RoutingVersion(int Number, AgentId? By, string Reason, DateTimeOffset At, int? RestoredFrom = null);
