using System.Reflection;
using System.Text.RegularExpressions;
using ChatRouter.Core.Conversations;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.Tests.Architecture;

/// <summary>Whatever the server refuses, the pages say in words, and developers are told what to do about.</summary>
public sealed partial class ErrorWordsTests
{
    private static readonly IReadOnlyList<string> Codes = [.. typeof(ErrorCode).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)];

    [Fact]
    public void Every_error_code_has_words_in_Chinese_and_English()
    {
        var words = Directory.EnumerateFiles(Repository.At("src", "web", "shared", "src", "texts"), "*.ts")
            .SelectMany(file => Words().Matches(File.ReadAllText(file))).Where(entry => entry.Groups[2].Length > 0 && entry.Groups[3].Length > 0).Select(entry => entry.Groups[1].Value).ToHashSet();

        Assert.True(Codes.Count > 50, $"{Codes.Count} codes");
        Assert.DoesNotContain(Codes, code => !words.Contains(code));
    }

    [Fact]
    public void Every_error_code_is_told_to_developers_and_none_that_is_not_there()
    {
        var guide = File.ReadAllText(Repository.At("src", "ChatRouter.Server", "Api", "README.md"));
        var told = Rows().Matches(guide).SelectMany(row => Quoted().Matches(row.Groups[1].Value)).Select(code => code.Groups[1].Value).ToHashSet();

        Assert.DoesNotContain(Codes, code => !guide.Contains($"`{code}`", StringComparison.Ordinal));
        Assert.DoesNotContain(told, code => !Codes.Contains(code));
    }

    [GeneratedRegex(@"^\| \d[\d ]+ \| ([^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Rows();

    [GeneratedRegex("`([A-Za-z]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"'error\.(\w+)': \[\s*'([^']*)',\s*'([^']*)',?\s*\]")]
    private static partial Regex Words();
}
