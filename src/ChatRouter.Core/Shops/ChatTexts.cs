namespace ChatRouter.Core.Shops;

/// <summary>A shop's own words for its chat, or those of one of its groups, which win word by word. No language stands in for the other.</summary>
public sealed record ChatTexts(ChatWords? Zh = null, ChatWords? En = null)
{
    /// <summary>Every word by where it stands on the wire, such as <c>texts.zh.welcome</c>.</summary>
    public IEnumerable<(string Place, string? Text)> All()
    {
        (string Language, ChatWords? Words)[] languages = [("zh", Zh), ("en", En)];
        return languages.SelectMany(said => (said.Words ?? new()).All().Select(word => ($"texts.{said.Language}.{word.Name}", word.Text)));
    }
}
