namespace ChatRouter.Server.Auth;

/// <summary>What strangers send, fit for a log line.</summary>
public static class Loggable
{
    private const int MaxLength = 100;

    /// <summary>The text without control characters, at most 100 characters of it.</summary>
    public static string Text(string text) =>
        string.Concat(text.Take(MaxLength).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));
}
