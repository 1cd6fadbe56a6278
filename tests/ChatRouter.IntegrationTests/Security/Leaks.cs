using System.Text.RegularExpressions;

namespace ChatRouter.IntegrationTests.Security;

/// <summary>What an answer must not tell: how the server is built inside.</summary>
internal static partial class Leaks
{
    public static bool In(string answer) => Inside().IsMatch(answer);

    [GeneratedRegex(@"Exception\b|\bSystem\.|\bMicrosoft\.|ChatRouter\.[A-Z]|\bat [A-Z]\w+\.|SELECT |INSERT |\bSQLite\b|/src/|\.cs:line", RegexOptions.CultureInvariant)]
    private static partial Regex Inside();
}
