using System.Text.RegularExpressions;
using ChatRouter.Core.Routing;
using ChatRouter.Redis.Routing;
using ChatRouter.Redis.Scripts;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.Tests.Redis;

/// <summary>Every Lua file reads as it should: a header with purpose, keys, arguments and codes, and a first line that names them all.</summary>
public sealed partial class LuaFileTests
{
    private static readonly LuaLibrary Library = LuaLibrary.Of(typeof(RedisDispatcher).Assembly);

    public static TheoryData<string> Scripts => new(Library.Names);

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_has_a_header_and_names_its_keys_and_arguments(string name)
    {
        var source = Library.Source(name);

        Assert.Matches(Header(), source);
        Assert.Matches("^local [a-z_, \n]+ =\\s+KEYS\\[1\\]", FirstCode(source));
        Assert.DoesNotMatch(@"KEYS|ARGV", NestedUse().Replace(AfterFirstStatement(source), ""));
        Assert.InRange(source.Split('\n').Length, 1, 100);
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void The_codes_of_a_header_are_those_of_the_enumerations(string name)
    {
        var header = Library.Source(name).Split("\n\n")[0];
        foreach (Match code in Code().Matches(header))
        {
            var (number, word) = (int.Parse(code.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture), code.Groups[2].Value);
            var known = Enum.TryParse<RefusalCode>(word, out var refusal) ? (int)refusal : (int)Enum.Parse<DispatchOutcome>(word);

            Assert.Equal(known, number);
        }
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void The_refusals_of_a_header_are_those_that_the_script_can_give(string name)
    {
        var source = Library.Source(name);
        var text = string.Join('\n', Include().Matches(source).Select(m => m.Groups[1].Value).Where(f => f.StartsWith("shared/transfer_to", StringComparison.Ordinal)).Select(Library.Source)) + source;
        var given = Refusal().Matches(text).Select(m => m.Groups[1].Value).Append(source.Contains("unknown_shop()", StringComparison.Ordinal) ? "UnknownShop" : "None");
        var told = Code().Matches(source.Split("\n\n")[0]).Select(m => m.Groups[2].Value);

        Assert.Empty(given.Except(told).Except(["None"]));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_can_be_put_together(string name) => Assert.DoesNotContain("@include", Library.Load(name).Text, StringComparison.Ordinal);

    [Fact]
    public void Every_shared_function_is_used_by_some_script()
    {
        var all = string.Join('\n', Library.Names.Select(name => Library.Load(name).Text));
        var folder = Repository.At("src", "ChatRouter.Redis", "Lua", "shared");

        foreach (var file in Directory.GetFiles(folder).Select(Path.GetFileNameWithoutExtension))
            Assert.Matches($@"\b{file} = function\(|function routing\.{file}\(", all);
    }

    private static string FirstCode(string source) => source[source.IndexOf("\nlocal ", StringComparison.Ordinal)..].TrimStart('\n');

    private static string AfterFirstStatement(string source) => FirstCode(source) is var code && code.IndexOf("\n\n", StringComparison.Ordinal) is var end and >= 0 ? code[end..] : "";

    [GeneratedRegex(@"\A-- [A-Z].*\n(--.*\n)*-- KEYS: .+\n-- ARGV: .+\n(--.*\n)*-- Returns: .+\n")]
    private static partial Regex Header();

    [GeneratedRegex(@"\b(\d+) ([A-Z][A-Za-z]+)")]
    private static partial Regex Code();

    [GeneratedRegex(@"RefusalCode\.([A-Za-z]+)")]
    private static partial Regex Refusal();

    [GeneratedRegex(@"^-- @include (shared/[a-z_]+)$", RegexOptions.Multiline)]
    private static partial Regex Include();

    // Lists at the end of the arguments are walked through by number.
    [GeneratedRegex(@"ARGV\[i( \+ \d)?\]|#ARGV")]
    private static partial Regex NestedUse();
}
