using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Rehearsals;

/// <summary>Tells from a conversation's rows what it was when an hour began, and what became of it in that hour.</summary>
internal static class HourStory
{
    /// <summary>Where the conversation was at that time; none: it was not open, or placed nowhere yet.</summary>
    /// <param name="conversation">Its row.</param>
    /// <param name="placements">Its assignment history, by version.</param>
    /// <param name="marks">Its public messages, in order.</param>
    /// <param name="at">When the hour began.</param>
    public static ConversationTruth? OpenAt(ConversationRecord conversation, IReadOnlyList<AssignmentRecord> placements, IReadOnlyList<TurnMark> marks, DateTimeOffset at)
    {
        if (conversation.OpenedAt >= at || conversation.ClosedAt < at || placements.LastOrDefault(placement => placement.At < at) is not { } placement)
            return null;
        TurnMark[] before = [.. marks.TakeWhile(mark => mark.At < at)];
        var answered = Array.FindLastIndex(before, mark => mark.Agent is not null);
        DateTimeOffset? openedAt = answered + 1 < before.Length && placement.Placement != Placement.HeldByBot ? before[answered + 1].At : null;
        var decision = placement.Decision;
        return new()
        {
            Conversation = conversation.Id,
            Buyer = conversation.Buyer,
            Placement = placement.Placement,
            Owner = placement.Owner,
            Version = placement.Version,
            Seq = before is [.., var last] ? last.Seq : 0,
            TurnOpenedAt = openedAt,
            WaitingSince = openedAt ?? decision.WaitingSince,
            LastPublicAt = before is [.., var latest] ? latest.At : conversation.OpenedAt,
            PlacedAt = placement.At,
            Pool = decision.Pool,
            Notes = decision.Notes,
            OrderState = decision.OrderState,
            Priority = decision.Priority,
            TransferredTo = decision.TransferredTo,
            ExcludedAgent = decision.ExcludedAgent,
            Tried = decision.Tried,
        };
    }

    /// <summary>What happened to it in the hour that does not depend on how it was routed.</summary>
    public static IEnumerable<PastEvent> Within(ConversationRecord conversation, IReadOnlyList<AssignmentRecord> placements, IReadOnlyList<TurnMark> marks, DateTimeOffset from, DateTimeOffset until)
    {
        for (var i = 0; i < marks.Count; i++)
        {
            var mark = marks[i];
            if (mark.At < from || mark.At >= until)
                continue;
            var next = i + 1 < marks.Count ? marks[i + 1].At : DateTimeOffset.MaxValue;
            if (mark.Agent is not null)
                yield return new PastEvent.Answered(mark.Conversation, mark.Seq, mark.At);
            else if (LedTo(placements, mark, next) is not { Placement: Placement.HeldByBot })
                yield return Wrote(conversation, placements, mark, next);
        }

        foreach (var placement in placements.Where(placement => placement.At >= from && placement.At < until))
        {
            if (placement.Decision.Reason == RouteReason.BuyerLeftQueue)
                yield return new PastEvent.LeftQueue(placement.Conversation, placement.At);
            else if (placement.Owner is { } to && IsByHand(placement))
                yield return new PastEvent.Handed(placement.Conversation, to, placement.At);
        }

        if (conversation.ClosedAt is { } closed && closed >= from && closed < until)
            yield return new PastEvent.Ended(conversation.Id, closed);
    }

    private static PastEvent.Wrote Wrote(ConversationRecord conversation, IReadOnlyList<AssignmentRecord> placements, TurnMark mark, DateTimeOffset next)
    {
        // What was known of the buyer stands in the decision that his message led to, else in the one before.
        var led = Led(placements, mark, next);
        var known = LedTo(placements, mark, next)?.Decision;
        var named = led is { By: null, Decision.Reason: RouteReason.Named } && !led.Decision.Notes.HasFlag(RouteNotes.Transferred) ? led.Owner : null;
        return new(mark.Conversation, conversation.Buyer, mark.Seq, known?.OrderState ?? conversation.OrderState, known?.Priority ?? conversation.Priority, named, GroupOf(led?.Decision), mark.At);
    }

    private static AssignmentRecord? Led(IReadOnlyList<AssignmentRecord> placements, TurnMark mark, DateTimeOffset next) =>
        placements.FirstOrDefault(placement => placement.At >= mark.At && placement.At < next);

    // Where the message found, or brought, its conversation. What the bot answered asked nobody else.
    private static AssignmentRecord? LedTo(IReadOnlyList<AssignmentRecord> placements, TurnMark mark, DateTimeOffset next) =>
        Led(placements, mark, next) ?? placements.LastOrDefault(placement => placement.At < mark.At);

    private static GroupHint? GroupOf(Decision? decision) => decision is { Pool: { } pool } && decision.Notes.HasFlag(RouteNotes.GroupNamed)
        ? new(new(pool.Value), decision.Notes.HasFlag(RouteNotes.GroupOnly) ? GroupFallback.Group : GroupFallback.Shop)
        : null;

    private static bool IsByHand(AssignmentRecord placement) =>
        placement.By is not null || placement.Decision.Reason == RouteReason.Taken || placement.Decision.Notes.HasFlag(RouteNotes.Transferred);
}
