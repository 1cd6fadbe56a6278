using System.Text.RegularExpressions;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.Tests.Architecture;

/// <summary>What SECURITY.md claims to be shown by a test has that test.</summary>
public sealed partial class SecurityDocumentTests
{
    [Fact]
    public void Every_test_that_the_document_names_is_there()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "SECURITY.md"));
        var named = TestNames().Matches(document).Select(match => match.Groups[1].Value).Distinct().ToList();

        var there = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).ToHashSet();

        Assert.True(named.Count > 15, $"{named.Count} names");
        Assert.DoesNotContain(named, name => !there.Contains(name));
    }

    [Fact]
    public void Every_generated_test_of_security_stands_in_the_document()
    {
        var document = File.ReadAllText(Repository.At("SECURITY.md"));
        var tests = Directory.EnumerateFiles(Repository.At("tests", "ChatRouter.IntegrationTests", "Security"), "*Tests.cs").Select(Path.GetFileNameWithoutExtension).ToList();

        Assert.NotEmpty(tests);
        Assert.DoesNotContain(tests, name => !document.Contains($"`{name}`", StringComparison.Ordinal));
    }

    [GeneratedRegex("`([A-Za-z]+(?:Tests|Specification))`")]
    private static partial Regex TestNames();
}
