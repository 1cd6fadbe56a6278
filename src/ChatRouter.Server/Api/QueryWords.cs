using System.Text.Json;

namespace ChatRouter.Server.Api;

/// <summary>Reads values of a query that are written as in JSON: names in camel case, and nothing else.</summary>
internal static class QueryWords
{
    /// <summary>Every word that names a value.</summary>
    public static IEnumerable<string> Of<T>() where T : struct, Enum => Enum.GetValues<T>().Select(NameOf);

    /// <summary>False when there is no such value; no word is no value.</summary>
    public static bool TryRead<T>(string? word, out T? value) where T : struct, Enum
    {
        value = null;
        foreach (var known in Enum.GetValues<T>())
        {
            if (NameOf(known) == word)
                value = known;
        }

        return word is null || value is not null;
    }

    private static string NameOf<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
