using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.Core.Rehearsals;

/// <summary>What group conditions look at of the buyers who began a conversation in a past hour.</summary>
/// <remarks>
/// Nothing that is stored tells a group that a page named from one that a condition meant: a group that the conditions in force mean for the buyer counts as theirs.
/// Of an entry only the last is known; one that is newer than the message counts as none. The level is today's.
/// </remarks>
/// <param name="InForce">The shop's conditions.</param>
/// <param name="Contexts">How the buyers came, as far as they said.</param>
/// <param name="Levels">Of those that have one.</param>
internal sealed record PastBeginnings(GroupConditions InForce, IReadOnlyDictionary<BuyerId, BuyerContext> Contexts, IReadOnlyDictionary<BuyerId, int> Levels)
{
    /// <summary>The hour as it would have begun for its buyers under other conditions than those in force, or under these.</summary>
    public PastHour Under(GroupConditions conditions, PastHour hour)
    {
        // Where a bot had the buyer at first, the message that is routed is not his first.
        var begun = hour.Open.Select(truth => truth.Conversation).ToHashSet();
        return hour with { Events = [.. hour.Events.Select(happened => happened is PastEvent.Wrote wrote && begun.Add(wrote.Conversation) ? wrote with { Group = AskedBy(wrote, conditions) } : happened)] };
    }

    private GroupHint? AskedBy(PastEvent.Wrote wrote, GroupConditions conditions)
    {
        var entry = Contexts.TryGetValue(wrote.Buyer, out var context) && StoredTime.Of(context.At) <= wrote.At ? context.Entry : null;
        int? level = Levels.TryGetValue(wrote.Buyer, out var known) ? known : null;
        return wrote.Group is null || wrote.Group == HintOf(InForce.MeantFor(entry, level)) ? HintOf(conditions.MeantFor(entry, level)) : wrote.Group;
    }

    private static GroupHint? HintOf(GroupId? group) => group is { } meant ? new GroupHint(meant) : null;
}
