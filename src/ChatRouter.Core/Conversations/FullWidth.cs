namespace ChatRouter.Core.Conversations;

/// <summary>The wide letters, digits and marks that input methods for Chinese write in place of ASCII's <c>!</c> to <c>~</c>.</summary>
internal static class FullWidth
{
    private const int Above = 0xFEE0;

    /// <summary>The character of ASCII that it stands for; any other is itself, the wide space as well.</summary>
    public static char Narrow(char c) => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - Above) : c;

    /// <summary>Whatever its width and case.</summary>
    public static char Fold(char c) => char.ToLowerInvariant(Narrow(c));
}
