using System.Globalization;
using ChatRouter.Core.Journal;

namespace ChatRouter.Storage;

/// <summary>The row that counts conversations and their first answers: conversations, answered, answered in time, milliseconds until the first answer in all.</summary>
internal static class StoredDayRow
{
    /// <summary>Milliseconds within which a first answer is in time.</summary>
    public const long InTime = 180_000;

    public static DayFigures Read(IStoredRow row)
    {
        var answered = (int)row.Number(1);
        return new((int)row.Number(0), answered, (int)row.Number(2), answered == 0 ? null : row.Number(3) / 1000.0 / answered);
    }

    /// <summary>What the ids of conversations that began at that time or later are not below: they are UUIDs that begin with the time.</summary>
    public static string FirstIdSince(DateTimeOffset since) => Math.Max(0, since.ToUnixTimeMilliseconds()).ToString("x12", CultureInfo.InvariantCulture);
}
