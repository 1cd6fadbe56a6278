namespace ChatRouter.Core.Conversations.Patterns;

/// <summary>What the desk's patterns call by a class of characters.</summary>
internal static class TextSigns
{
    /// <summary>JavaScript's <c>\s</c>, which <see cref="char.IsWhiteSpace(char)"/> is not.</summary>
    public static bool IsSpace(char c) => c == '\uFEFF' || (char.IsWhiteSpace(c) && c != '\u0085');
}
