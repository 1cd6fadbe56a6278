using System.Globalization;
using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Diagnosis;

/// <summary>A place among a shop's assignments, which lie by time, conversation and version.</summary>
public readonly record struct AssignmentMark(DateTimeOffset At, ConversationId Conversation, int Version)
{
    /// <summary>Before everything of that time.</summary>
    public static AssignmentMark Before(DateTimeOffset at) => new(at, new(""), 0);

    public static AssignmentMark Of(AssignmentRecord assignment) => new(assignment.At, assignment.Conversation, assignment.Version);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string text, out AssignmentMark mark)
    {
        mark = default;
        if (text.Split('.', 3) is not [var at, var version, var conversation]
            || !long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            || !int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        mark = new(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), new(conversation), number);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.ToUnixTimeMilliseconds()}.{Version}.{Conversation.Value}");
}
