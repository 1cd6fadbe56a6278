using System.Globalization;
using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Routing;

/// <summary>Views and results as text that is the same exactly when they are.</summary>
public static class ViewText
{
    /// <summary>Everything a view shows, one fact a line.</summary>
    public static string Of(ShopView view) => string.Join('\n',
    [
        .. view.Agents.Select(Of),
        .. view.Conversations.Select(c => Line($"{c.Conversation} {c.Buyer} {c.Placement} {c.Owner} v{c.Version} #{c.Seq} turn {c.TurnOpen} rest {c.Resting} {c.WaitingSince:O} {c.Pool} {c.OrderState} p{c.Priority}")),
        Line($"waiting {string.Join(' ', view.Waiting)}"),
        Line($"offline {string.Join(' ', view.OfflinePool)}"),
        .. view.Pools.Select(p => Line($"pool {p.Pool} {p.Clock} {string.Join(' ', p.Shares.Select(s => $"{s.Key}={s.Value}"))}")),
    ]);

    /// <inheritdoc cref="Of(ShopView)"/>
    public static string Of(StaffView view) => string.Join('\n', [.. view.Agents.Select(Of), Line($"waiting {view.Waiting}, offline {view.OfflinePool}")]);

    /// <inheritdoc cref="Of(ShopView)"/>
    public static string Of(AgentView a) =>
        Line($"{a.Agent} {a.State} wants {a.Wanted} c{a.Connections} pending {a.Pending} active {a.Active} owned {a.Owned} busy {a.Busy} full {a.Full} w{a.Weight} cap {a.Capacity} [{string.Join(' ', a.Groups)}] noSplit {a.NoSplit} {a.GraceUntil:O} guarded {a.GuardUntil:O}");

    /// <summary>Everything a result says.</summary>
    public static string Of(DispatchResult result) => string.Join('\n',
    [
        Line($"{result.Shop} {result.Outcome} {result.Refusal} moved {result.QueueMoved}"),
        Line($"subject {(result.Subject is { } subject ? Of(subject) : "-")}"),
        .. result.Decisions.Select(Of),
        .. result.AgentChanges.Select(a => Line($"agent {a.Agent} {a.State} {a.GraceUntil:O}")),
        .. result.Alerts.Select(a => Line($"alert {a.Conversation} {a.Kind}")),
    ]);

    /// <summary>Everything a decision says.</summary>
    public static string Of(Decision decision) =>
        $"{decision with { Tried = [] }} Tried {string.Join(' ', decision.Tried)}";

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
