using System.Diagnostics.Metrics;
using System.Text.Json;

namespace ChatRouter.Core.Metrics;

/// <summary>Where this product's instruments are. Whoever listens for that name hears them.</summary>
public static class CoreMeter
{
    public const string Name = "ChatRouter";

    /// <param name="meters">None outside of a host: a meter of its own.</param>
    public static Meter Of(IMeterFactory? meters) => meters?.Create(Name) ?? new(Name);

    /// <summary>A tag as it is told everywhere else.</summary>
    internal static KeyValuePair<string, object?> Tag<TWord>(string name, TWord word) where TWord : struct, Enum => new(name, Words<TWord>.Of[word]);

    private static class Words<TWord> where TWord : struct, Enum
    {
        public static readonly IReadOnlyDictionary<TWord, string> Of = Enum.GetValues<TWord>().ToDictionary(word => word, word => JsonNamingPolicy.CamelCase.ConvertName(word.ToString()));
    }
}
