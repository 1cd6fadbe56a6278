using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Supervision;

/// <summary>What changed, as one line for the audit.</summary>
public static class AuditDetail
{
    private const int MaxLength = 500;

    /// <summary>What came to a list and what went, as <c>+new −old</c>; none: it is the same.</summary>
    public static string? OfList(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        if (before.SequenceEqual(after, StringComparer.Ordinal))
            return null;
        var pieces = after.Except(before, StringComparer.Ordinal).Select(item => $"+{item}").Concat(before.Except(after, StringComparer.Ordinal).Select(item => $"\u2212{item}")).ToList();
        return pieces.Count == 0 ? "order" : Joined(pieces);
    }

    /// <summary>The fields that differ, as <c>name: before → after</c>; none: none does.</summary>
    public static string? OfFields(params ReadOnlySpan<(string Name, object? Before, object? After)> fields)
    {
        var pieces = new List<string>();
        foreach (var (name, before, after) in fields)
        {
            if (!Equals(before, after))
                pieces.Add($"{name}: {before ?? "\u2013"} \u2192 {after ?? "\u2013"}");
        }

        return pieces.Count == 0 ? null : Joined(pieces);
    }

    /// <summary>What happened to words, as <c>refused: a, b</c>.</summary>
    public static string OfWords(string what, IEnumerable<string> words) => $"{what}: {Joined([.. words])}";

    private static string Joined(List<string> pieces)
    {
        var text = string.Join(", ", pieces);
        return text.Length <= MaxLength ? text : $"{Beginning.Of(text, MaxLength)}\u2026";
    }
}
