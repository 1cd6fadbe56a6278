using System.Text.Json;

namespace ChatRouter.Server.Api;

/// <summary>Reads values of a query that are written as in JSON: names in camel case, and nothing else.</summary>
internal static class QueryWords
{
    /// <summary>False when there is no such value; no word is no value.</summary>
    public static bool TryRead<T>(string? word, out T? value) where T : struct, Enum
    {
        value = null;
        foreach (var known in Enum.GetValues<T>())
        {
            if (JsonNamingPolicy.CamelCase.ConvertName(known.ToString()) == word)
                value = known;
        }

        return word is null || value is not null;
    }
}
