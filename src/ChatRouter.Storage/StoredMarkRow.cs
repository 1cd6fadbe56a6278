using System.Globalization;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;

namespace ChatRouter.Storage;

/// <summary>The rows that a day's figures are made of, as every database has them.</summary>
internal static class StoredMarkRow
{
    /// <summary>The text of a recall (5) is the number of what it takes back.</summary>
    public const string Columns = "m.conversation, m.seq, m.sent_by, m.sender_id, m.at, CASE m.kind WHEN 5 THEN m.text END";

    /// <summary>Public messages of buyers (0) and human agents (1), and recalls: no notes.</summary>
    public const string Counts = "m.sent_by IN (0, 1) AND m.kind <> 4";

    /// <summary>A placement with the bot (4), <c>b</c>, and what followed it, <c>a</c>.</summary>
    public const string HandsOver = "b.shop = a.shop AND b.conversation = a.conversation AND b.version = a.version - 1 AND b.placement = 4 AND a.placement <> 4";

    /// <summary>Comes after every id: they are hexadecimal.</summary>
    public const string AfterAllIds = "g";

    public static MarkOrRecall Read(IStoredRow row) => new(
        new(new(row.Text(0)), row.Number(1), row.Number(2) == (long)MessageFrom.Agent ? new AgentId(row.Text(3)) : null, row.Time(4)),
        row.TextOrNull(5) is { } of ? long.Parse(of, CultureInfo.InvariantCulture) : null);

    /// <summary>The page that these messages make: all of one conversation, and at least one.</summary>
    public static MarkPage PageOf(IReadOnlyList<MarkOrRecall> messages, int limit, Func<long, bool> isRecalled) => new(
        messages[^1].Mark.Conversation,
        [.. messages.Where(message => message.Recalls is null && !isRecalled(message.Mark.Seq)).Select(message => message.Mark)],
        [.. messages.Where(message => message.Recalls is not null).Select(message => new MarkPage.Recall(message.Mark.Seq, message.Recalls!.Value))],
        messages[^1].Mark.Seq,
        messages.Count == limit);

    public static HandOver ReadHandOver(IStoredRow row) => new(new(row.Text(0)), row.Time(1));

    public static OwnedRating ReadRating(IStoredRow row) =>
        new(row.TextOrNull(0) is { } owner ? new AgentId(owner) : null, (int)row.Number(1));

    /// <summary>The ids that lie between two times and below one id: not below the first, below the second.</summary>
    public static (string From, string Before) RangeOf(DateTimeOffset? from, DateTimeOffset? until, string? before)
    {
        var end = until is { } time ? FirstIdSince(time) : AfterAllIds;
        return (from is { } begin ? FirstIdSince(begin) : "", before is { } id && string.CompareOrdinal(id, end) < 0 ? id : end);
    }

    /// <summary>What the ids that were made at that time or later are not below: they are UUIDs that begin with the time.</summary>
    public static string FirstIdSince(DateTimeOffset since) => Math.Max(0, since.ToUnixTimeMilliseconds()).ToString("x12", CultureInfo.InvariantCulture);

    /// <param name="Recalls">The number of what it takes back; none: it is a message.</param>
    internal readonly record struct MarkOrRecall(TurnMark Mark, long? Recalls);
}
