namespace ChatRouter.Core.Routing.InMemory;

/// <summary>A shop's settings in the dispatcher's unit: whole milliseconds, <see cref="Timed.Never"/> for what never happens.</summary>
internal sealed class Policy(RoutingSettings settings)
{
    /// <summary>Offline pool: the time between two rounds.</summary>
    public const long RoundEvery = 10_000;

    /// <summary>How often a silent turn moves on.</summary>
    public const int MaxHops = 2;

    public const int HighestClass = 3;

    /// <summary>Flap guard: this many losses within this time hold an agent back for that time after his return.</summary>
    public const int FlapLosses = 3;

    public const long FlapWithin = 5 * 60_000;
    public const long FlapHold = 60_000;

    /// <summary>So long a buyer waits for the bot that has him; then he is routed as if the shop had none.</summary>
    public const long BotPatience = 15_000;

    private const int ContactsKept = 16;
    private const long LeastMemory = 72 * 3_600_000;

    /// <summary>Divisible by every weight up to 15 and by most round ones, so that shares are exact.</summary>
    private const long ShareUnit = 72_072_000;

    public RoutingSettings Settings { get; } = settings;

    public long AffinityWindow { get; } = Milliseconds(settings.AffinityWindow);

    /// <summary>How long a buyer without a conversation is remembered, for his contacts and his order state.</summary>
    public long RememberFor { get; } = Math.Max(Milliseconds(settings.AffinityWindow), LeastMemory);

    /// <summary>More than are ever tried, because a transfer takes some away again.</summary>
    public int MostContacts { get; } = Math.Max(ContactsKept, settings.AffinityDepth);

    public long AffinityPausedWindow { get; } = Milliseconds(settings.AffinityPausedWindow);

    public long Grace { get; } = Milliseconds(settings.Grace);

    public long RestAfter { get; } = Milliseconds(settings.RestAfter);

    public long OverflowAfter { get; } = Milliseconds(settings.OverflowAfter);

    public long ReassignAfter { get; } = MillisecondsOrOff(settings.ReassignAfter);

    public long AgeBoost { get; } = MillisecondsOrOff(settings.AgeBoost);

    public long MaxWait { get; } = MillisecondsOrOff(settings.MaxWait);

    public RouteReason PoolReason => Settings.Mode == RoutingMode.Average ? RouteReason.Average : RouteReason.Weighted;

    public static long Milliseconds(TimeSpan span) => span < TimeSpan.Zero ? Timed.Never : span.Ticks / TimeSpan.TicksPerMillisecond;

    /// <summary>The moment that lies so far after the other, or never.</summary>
    public static long Later(long from, long after) => after >= Timed.Never - from ? Timed.Never : from + after;

    public int WeightOf(AgentEntry agent) => Settings.Mode == RoutingMode.Average ? 1 : agent.Weight;

    /// <summary>What one pick adds to a share.</summary>
    public long ShareStep(AgentEntry agent) => ShareUnit / WeightOf(agent);

    private static long MillisecondsOrOff(TimeSpan span) => Milliseconds(span) is var length and > 0 ? length : Timed.Never;
}
