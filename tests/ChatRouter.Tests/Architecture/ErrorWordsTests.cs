using System.Reflection;
using System.Text.RegularExpressions;
using ChatRouter.Core.Conversations;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.Tests.Architecture;

/// <summary>Whatever the server refuses, the pages say in words.</summary>
public sealed partial class ErrorWordsTests
{
    [Fact]
    public void Every_error_code_has_words_in_Chinese_and_English()
    {
        var codes = typeof(ErrorCode).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).ToList();
        var words = Directory.EnumerateFiles(Repository.At("src", "web", "shared", "src", "texts"), "*.ts")
            .SelectMany(file => Words().Matches(File.ReadAllText(file))).Where(entry => entry.Groups[2].Length > 0 && entry.Groups[3].Length > 0).Select(entry => entry.Groups[1].Value).ToHashSet();

        Assert.True(codes.Count > 50, $"{codes.Count} codes");
        Assert.DoesNotContain(codes, code => !words.Contains(code));
    }

    [GeneratedRegex(@"'error\.(\w+)': \[\s*'([^']*)',\s*'([^']*)',?\s*\]")]
    private static partial Regex Words();
}
