using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Supervision.Figures;

/// <summary>A conversation's turns, from all of its messages at once.</summary>
internal static class Turns
{
    /// <param name="conversation">As it is now.</param>
    /// <param name="marks">All of its public messages, in order.</param>
    /// <inheritdoc cref="TurnReading{TTurns}" path="/param"/>
    public static IReadOnlyList<Turn> Of(ConversationRecord conversation, IEnumerable<TurnMark> marks, IEnumerable<DateTimeOffset> dropped, IEnumerable<DateTimeOffset> handedOver)
    {
        if (NobodyWasAsked(conversation))
            return [];
        var reading = Read(marks, dropped, handedOver);
        return reading.Turns.With(LastOf(conversation, reading.OpenSince));
    }

    /// <summary>When the turn opened that no message answers and no agent dropped; none where there is none.</summary>
    /// <inheritdoc cref="Of" path="/param"/>
    public static DateTimeOffset? OpenSince(IEnumerable<TurnMark> marks, IEnumerable<DateTimeOffset> dropped, IEnumerable<DateTimeOffset> handedOver) => Read(marks, dropped, handedOver).OpenSince;

    /// <summary>Nobody but the bot.</summary>
    public static bool NobodyWasAsked(ConversationRecord conversation) => conversation.Reason == RouteReason.Bot;

    /// <summary>The turn after those that ended; none: there is none.</summary>
    /// <param name="openSince">What its messages say.</param>
    public static Turn? LastOf(ConversationRecord conversation, DateTimeOffset? openSince)
    {
        if (openSince is not { } open)
            return null;
        // What the journal says of the present turn is the truth: it also knows of turns that ended before anything was noted.
        if (conversation.TurnOpenedAt is { } known)
            return new(known);
        return conversation.ClosedAt is { } closed ? new(open, closed) : null;
    }

    private static TurnReading<TurnList> Read(IEnumerable<TurnMark> marks, IEnumerable<DateTimeOffset> dropped, IEnumerable<DateTimeOffset> handedOver)
    {
        var reading = new TurnReading<TurnList>(dropped, handedOver, new());
        reading.Read(marks);
        reading.End();
        return reading;
    }
}
