using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ChatRouter.Core.Routing;

namespace ChatRouter.Redis.Routing;

/// <summary>Writes commands as the arguments of scripts: times in Unix milliseconds, none as an empty text, lists as JSON.</summary>
internal static class ScriptArguments
{
    private const long LeastMemory = 72 * 3_600_000;

    // A group whose own setting is never must not fall back to the shop's.
    private const long Never = -1;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(bool flag) => flag ? "1" : "0";

    public static string Of(DateTimeOffset at) => Of(at.ToUnixTimeMilliseconds());

    /// <summary>Times in milliseconds; what never happens is left out.</summary>
    public static string Of(RoutingSettings settings) => JsonSerializer.Serialize(
        new
        {
            settings.Enabled,
            Average = settings.Mode == RoutingMode.Average,
            AffinityWindow = Milliseconds(settings.AffinityWindow),
            AffinityPausedWindow = Milliseconds(settings.AffinityPausedWindow),
            settings.AffinityDepth,
            settings.AffinityOverCapacity,
            settings.AffinityMaxPending,
            AffinityCounts = settings.AffinityCountsTowardShare,
            settings.BusyAbove,
            settings.QueueWhenPaused,
            settings.DefaultCapacity,
            settings.SeveralGroups,
            Widens = settings.GroupOffline == GroupOfflinePolicy.Widen,
            OverflowAfter = Milliseconds(settings.OverflowAfter),
            ReassignAfter = MillisecondsOrOff(settings.ReassignAfter),
            LeaveRefused = settings.LeaveWithOpenTurns == LeavePolicy.RefusedUnlessForced,
            Grace = Milliseconds(settings.Grace),
            RestAfter = Milliseconds(settings.RestAfter),
            AgeBoost = MillisecondsOrOff(settings.AgeBoost),
            MaxWait = MillisecondsOrOff(settings.MaxWait),
            settings.MaxQueue,
            RememberFor = Milliseconds(settings.AffinityWindow) is { } window ? Math.Max(window, LeastMemory) : (long?)null,
        },
        Json);

    public static string Of(IEnumerable<RoutingGroup> groups) => JsonSerializer.Serialize(
        groups.Select(group => new
        {
            Id = group.Id.Value,
            OrderStates = group.OrderStates.Select(state => state.Value),
            OverflowAfter = group.OverflowAfter is { } own ? Milliseconds(own) ?? Never : (long?)null,
        }),
        Json);

    public static string Of(IEnumerable<SetAgent> agents) => JsonSerializer.Serialize(
        agents.Select(agent => new
        {
            Id = agent.Agent.Value,
            agent.Weight,
            agent.Capacity,
            agent.NoSplit,
            agent.Enabled,
            agent.OnDuty,
            agent.Wanted,
            Groups = agent.Groups.Select(group => group.Value),
        }),
        Json);

    public static string Of(IEnumerable<ConversationTruth> conversations) => JsonSerializer.Serialize(
        conversations.Select(truth => new
        {
            Id = truth.Conversation.Value,
            Buyer = truth.Buyer.Value,
            truth.Placement,
            Owner = truth.Owner?.Value,
            truth.Version,
            truth.Seq,
            TurnOpenedAt = truth.TurnOpenedAt?.ToUnixTimeMilliseconds(),
            WaitingSince = truth.WaitingSince.ToUnixTimeMilliseconds(),
            LastPublicAt = truth.LastPublicAt.ToUnixTimeMilliseconds(),
            PlacedAt = truth.PlacedAt.ToUnixTimeMilliseconds(),
            Pool = truth.Pool?.Value,
            truth.Notes,
            OrderState = truth.OrderState.Value,
            truth.Priority,
            TransferredTo = truth.TransferredTo?.Value,
            Excluded = truth.ExcludedAgent?.Value,
            Tried = truth.Tried.Select(agent => agent.Value),
        }),
        Json);

    private static long? Milliseconds(TimeSpan span) => span < TimeSpan.Zero ? null : span.Ticks / TimeSpan.TicksPerMillisecond;

    private static long? MillisecondsOrOff(TimeSpan span) => Milliseconds(span) is { } length and > 0 ? length : null;
}
