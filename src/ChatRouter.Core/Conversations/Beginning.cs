namespace ChatRouter.Core.Conversations;

/// <summary>Cuts texts that are shown where there is little room.</summary>
public static class Beginning
{
    /// <summary>At most so many UTF-16 units of the text; a surrogate pair is taken whole or not at all, as half of one cannot be stored.</summary>
    public static string Of(string text, int length)
    {
        if (text.Length <= length)
            return text;
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }
}
