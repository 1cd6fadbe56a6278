using System.Text.Json;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.Server.Api;

/// <summary>One placement and the decision behind it, with names instead of ids.</summary>
public sealed record AssignmentView
{
    public required DateTimeOffset At { get; init; }

    public required Placement Placement { get; init; }

    /// <summary>Who got it; none when it went to the queue or the pool.</summary>
    public string? Owner { get; init; }

    /// <summary>Who handed it over or took it; none when the rules decided.</summary>
    public string? By { get; init; }

    /// <summary>His reason and note.</summary>
    public string? Remark { get; init; }

    public required RouteReason Reason { get; init; }

    /// <summary>The names of the <see cref="RouteNotes"/> that hold, camel-cased.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>When the contact was for which he was chosen; none: another reason, or not known.</summary>
    public DateTimeOffset? ContactAt { get; init; }

    /// <summary>The names of the groups that competed, or that are asked for once the bot hands over; empty: the whole shop, or nobody was compared.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>Who would have been picked without the winner.</summary>
    public string? RunnerUp { get; init; }

    /// <summary>How many competed; 0 without a competition.</summary>
    public required int Eligible { get; init; }

    /// <summary>The winner's buyers who needed a reply, before this one.</summary>
    public required int Pending { get; init; }

    /// <summary>From 1 among those waiting; 0 unless queued.</summary>
    public required int Position { get; init; }

    public required OrderState OrderState { get; init; }

    /// <summary>The version of the shop's routing that was in force then; none: it was decided before the first was published.</summary>
    /// <remarks>Found by the time of the publication: a decision within the moment in which that reaches the nodes may have been made by the version before.</remarks>
    public int? RulesVersion { get; init; }

    internal static AssignmentView Of(AssignmentRecord record, IReadOnlyDictionary<AgentId, string> names, Shop? shop, RulesInForce rules)
    {
        var decision = record.Decision;
        return new()
        {
            At = record.At,
            Placement = record.Placement,
            Owner = NameOf(record.Owner),
            By = NameOf(record.By),
            Remark = record.Remark,
            Reason = decision.Reason,
            Notes = [.. Enum.GetValues<RouteNotes>().Where(note => note != RouteNotes.None && decision.Notes.HasFlag(note)).Select(note => JsonNamingPolicy.CamelCase.ConvertName(note.ToString()))],
            ContactAt = decision.ContactAt,
            Groups = [.. PoolId.GroupsOf(decision.Pool).Select(group => shop?.GroupNames.GetValueOrDefault(group) ?? group.Value)],
            RunnerUp = NameOf(decision.RunnerUp),
            Eligible = decision.Counts.Eligible,
            Pending = decision.WinnerPending,
            Position = decision.Position,
            OrderState = decision.OrderState,
            RulesVersion = rules.At(record.At),
        };

        string? NameOf(AgentId? agent) => agent is { } id ? names.GetValueOrDefault(id, id.Value) : null;
    }
}
