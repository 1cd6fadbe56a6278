using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace ChatRouter.Redis.Scripts;

/// <summary>The scripts of an assembly: <c>Lua/verb_noun.lua</c> one per operation, <c>Lua/shared/name.lua</c> one function each.</summary>
/// <remarks>
/// Names of the shared enumerations, such as <c>Placement.Owned</c>, become numbers. A script names each shared function that it or its functions call: <c>-- @include shared/name</c>, at the beginning of a line.
/// Functions are members of the table <c>routing</c> and call each other through it; what they know of the shop is in the table <c>shop</c>.
/// Making some hundred functions costs more than most scripts do, so those that are marked <c>-- @rare</c> are only made when the first of them is called.
/// </remarks>
public sealed partial class LuaLibrary
{
    private readonly IReadOnlyDictionary<string, string> _sources;

    /// <exception cref="LuaSourceException">A function is not what its file says.</exception>
    public LuaLibrary(IReadOnlyDictionary<string, string> sources) => _sources = sources;

    /// <summary>The scripts that are embedded in an assembly.</summary>
    public static LuaLibrary Of(Assembly assembly) => new(assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("Lua/", StringComparison.Ordinal))
        .ToDictionary(name => name["Lua/".Length..^".lua".Length].Replace('\\', '/'), name => Read(assembly, name)));

    /// <summary>The names of the scripts, without the shared functions.</summary>
    public IEnumerable<string> Names => _sources.Keys.Where(name => !name.Contains('/', StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>The text of one file, as it is.</summary>
    public string Source(string name) =>
        _sources.GetValueOrDefault(name) ?? throw new LuaSourceException(name, "there is no such file");

    /// <summary>The script with everything it includes, directly or not.</summary>
    /// <exception cref="LuaSourceException">Something is missing, or a shared file is not one function of its name.</exception>
    public LuaScript Load(string name)
    {
        var source = Source(name);
        var functions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Collect(name, source, functions);
        return new(name, functions.Count == 0 ? Code(name, source) : Compose(name, source, functions));
    }

    private static string Compose(string script, string source, SortedDictionary<string, string> functions)
    {
        var (usual, rare) = (new StringBuilder(), new StringBuilder());
        foreach (var (name, text) in functions)
        {
            if (RareMark().IsMatch(text))
                rare.Append(Code(name, text)).Append('\n');
            else
                usual.Append(AsMember(name, Code(name, text))).Append(",\n");
        }

        return $$"""
            local shop, routing = {}, nil
            local function add_rare()
            {{rare}}end
            routing = setmetatable({
            {{usual}}}, { __index = function(_, name)
            setmetatable(routing, nil)
            add_rare()
            return routing[name]
            end })
            {{Code(script, source)}}
            """;
    }

    private void Collect(string includer, string source, SortedDictionary<string, string> functions)
    {
        foreach (Match include in Include().Matches(source))
        {
            var path = include.Groups[1].Value;
            var name = path["shared/".Length..];
            if (functions.ContainsKey(name))
                continue;
            if (!_sources.TryGetValue(path, out var text))
                throw new LuaSourceException(includer, $"includes {path}, which does not exist");
            if (Definition().Matches(text) is not [var only] || only.Groups[1].Value != name)
                throw new LuaSourceException(path, $"has to define routing.{name} and nothing else");

            functions.Add(name, text);
            Collect(path, text, functions);
        }

        foreach (Match call in Call().Matches(Code(includer, source)))
        {
            if (!functions.ContainsKey(call.Groups[1].Value))
                throw new LuaSourceException(includer, $"calls routing.{call.Groups[1].Value} without including it");
        }
    }

    private static string AsMember(string name, string code)
    {
        var start = code.IndexOf($"function routing.{name}(", StringComparison.Ordinal);
        return $"{code[..start]}{name} = function({code[(start + $"function routing.{name}(".Length)..]}";
    }

    private static string Code(string file, string text) => LuaConstants.Replace(file, Comment().Replace(text, "").Trim('\n'));

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"^-- @include (shared/[a-z_]+)$", RegexOptions.Multiline)]
    private static partial Regex Include();

    [GeneratedRegex(@"^-- @rare$", RegexOptions.Multiline)]
    private static partial Regex RareMark();

    [GeneratedRegex(@"^function routing\.([a-z_]+)\(", RegexOptions.Multiline)]
    private static partial Regex Definition();

    [GeneratedRegex(@"\brouting\.([a-z_]+)\b")]
    private static partial Regex Call();

    [GeneratedRegex(@"^\s*--[^\n]*\n", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
