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
        var text = string.Join('\n', Transferring().Matches(source).Select(call => Library.Source($"shared/{call.Groups[1].Value}"))) + source;
        var given = Refusal().Matches(text).Select(m => m.Groups[1].Value).Append(source.Contains("unknown_shop()", StringComparison.Ordinal) ? "UnknownShop" : "None");
        var told = Code().Matches(source.Split("\n\n")[0]).Select(m => m.Groups[2].Value);

        Assert.Empty(given.Except(told).Except(["None"]));
    }

    [Fact]
    public void Every_shared_function_is_used_by_another_file()
    {
        var shared = Directory.GetFiles(Repository.At("src", "ChatRouter.Redis", "Lua", "shared")).Select(file => Path.GetFileNameWithoutExtension(file)!).ToList();
        var sources = shared.Select(name => $"shared/{name}").Concat(Library.Names).ToDictionary(name => name, Library.Source);

        Assert.All(shared, name => Assert.Contains(sources, file => file.Key != $"shared/{name}" && Regex.IsMatch(file.Value, $@"\brouting\.{name}\b")));
    }

    private static string FirstCode(string source) => source[source.IndexOf("\nlocal ", StringComparison.Ordinal)..].TrimStart('\n');

    private static string AfterFirstStatement(string source) => FirstCode(source) is var code && code.IndexOf("\n\n", StringComparison.Ordinal) is var end and >= 0 ? code[end..] : "";

    [GeneratedRegex(@"\A-- [A-Z].*\n(--.*\n)*-- KEYS: .+\n-- ARGV: .+\n(--.*\n)*-- Returns: .+\n")]
    private static partial Regex Header();

    [GeneratedRegex(@"\b(\d+) ([A-Z][A-Za-z]+)")]
    private static partial Regex Code();

    [GeneratedRegex(@"RefusalCode\.([A-Za-z]+)")]
    private static partial Regex Refusal();

    [GeneratedRegex(@"routing\.(transfer_to[a-z_]*)\(")]
    private static partial Regex Transferring();

    // Lists at the end of the arguments are walked through by number.
    [GeneratedRegex(@"ARGV\[i( \+ \d)?\]|#ARGV")]
    private static partial Regex NestedUse();
}
