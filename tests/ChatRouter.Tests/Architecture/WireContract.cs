using System.Text.RegularExpressions;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.Tests.Architecture;

/// <summary>The lists of names in what the web pages know of the wire, and in what the widget tells a shop's page.</summary>
internal static partial class WireContract
{
    private static readonly string Source = string.Concat(new[] { "hubs", "contract", "buyers", "groups", "words", "offered", "board" }.Select(ReadSource)) + ReadWidget("src", "npm", "types.ts");

    /// <summary>A list of a hub: <c>export const buyerHub = { calls: [ … ] }</c>.</summary>
    public static IReadOnlyList<string> OfHub(string hub, string list) =>
        Names(Find($@"export const {hub} = \{{.*?\b{list}: \[(.*?)\]"));

    /// <summary>A list of its own: <c>export const routeNotes = [ … ]</c>.</summary>
    public static IReadOnlyList<string> List(string name) => Names(Find($@"export const {name} = \[(.*?)\]"));

    /// <summary>The names of a type: <c>export type Placement = 'a' | 'b'</c>.</summary>
    public static IReadOnlyList<string> Union(string type) => Names(Find($@"export type {type} =(.*?);"));

    /// <summary>The words that begin a row of a table in the widget's README: <c>| `word`</c>.</summary>
    public static IReadOnlyList<string> DocumentedIn(string header) =>
        [.. Row().Matches(Regex.Match(ReadWidget("README.md"), $@"\| `{header}`.*?\n\n", RegexOptions.Singleline).Value).Select(row => row.Groups[1].Value).Where(word => word != header)];

    private static string ReadWidget(params string[] file) => File.ReadAllText(Repository.At(["src", "web", "widget", .. file]));

    private static string ReadSource(string file) => File.ReadAllText(Repository.At("src", "web", "shared", "src", $"{file}.ts"));

    private static string Find(string pattern)
    {
        var found = Regex.Match(Source, pattern, RegexOptions.Singleline);
        Assert.True(found.Success, $"The contract has nothing like {pattern}");
        return found.Groups[1].Value;
    }

    private static List<string> Names(string list) => [.. Quoted().Matches(list).Select(name => name.Groups[1].Value)];

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^\| `(\w+)`", RegexOptions.Multiline)]
    private static partial Regex Row();
}
