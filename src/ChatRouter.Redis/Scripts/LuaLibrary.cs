using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ChatRouter.Redis.Scripts;

/// <summary>The scripts of an assembly as one library of Redis functions: <c>Lua/verb_noun.lua</c> one per operation, <c>Lua/shared/name.lua</c> one function each.</summary>
/// <remarks>
/// Redis makes the functions when the library is loaded, and not at each call. Library and functions carry the hash of the text in their names, so that
/// nodes of several versions share one Redis.
/// Names of the shared enumerations, such as <c>Placement.Owned</c>, become numbers. Shared functions are members of the table <c>routing</c> and call each
/// other through it; what a step knows of the shop is in the table <c>shop</c>, which is a new one for each call. Only <c>policies</c> outlives a call.
/// A script that may run where others may not says so: <c>-- @flags no-writes</c>, in Redis' words, at the beginning of a line.
/// </remarks>
public sealed partial class LuaLibrary
{
    private const string SharedFolder = "shared/";

    // Stands where the hash will be: a hash cannot be part of the text that it is made of.
    private const string VersionMark = "@version";

    private readonly IReadOnlyDictionary<string, string> _sources;
    private readonly string _code;

    /// <exception cref="LuaSourceException">A shared file is not one function of its name, or something that is used does not exist.</exception>
    public LuaLibrary(IReadOnlyDictionary<string, string> sources)
    {
        _sources = sources;
        var shared = sources.Keys.Where(name => name.StartsWith(SharedFolder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        shared.ForEach(CheckDefinition);
        foreach (var (name, text) in sources)
            CheckCalls(name, text);

        var code = new StringBuilder("local shop, routing, policies = {}, {}, { count = 0 }\n");
        foreach (var name in shared)
            code.Append(Code(name, sources[name])).Append('\n');
        var functions = string.Concat(Names.Select(Registration));
        Version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code + functions)))[..16];
        _code = code + functions.Replace(VersionMark, Version, StringComparison.Ordinal);
    }

    /// <summary>The scripts that are embedded in an assembly.</summary>
    public static LuaLibrary Of(Assembly assembly) => new(assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("Lua/", StringComparison.Ordinal))
        .ToDictionary(name => name["Lua/".Length..^".lua".Length].Replace('\\', '/'), name => Read(assembly, name)));

    /// <summary>The names of the scripts, without the shared functions.</summary>
    public IEnumerable<string> Names => _sources.Keys.Where(name => !name.Contains('/', StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>Changes with every change of any script.</summary>
    public string Version { get; }

    /// <summary>The text of one file, as it is.</summary>
    public string Source(string name) =>
        _sources.GetValueOrDefault(name) ?? throw new LuaSourceException(name, "there is no such file");

    /// <summary>One of the scripts.</summary>
    /// <exception cref="LuaSourceException">There is none of that name.</exception>
    public LuaScript Load(string name)
    {
        _ = Source(name);
        return new(name, this);
    }

    /// <summary>The whole library, as Redis loads it.</summary>
    /// <param name="remark">Stands in the first comment, without effect.</param>
    public string Text(string remark) => $"#!lua name=chatrouter_{Version}\n-- {remark}\n{_code}";

    internal string FunctionOf(string name) => $"{name}_{Version}";

    private string Registration(string name)
    {
        var flags = Flags().Match(_sources[name]) is { Success: true } match ? $", flags = {{ '{match.Groups[1].Value}' }}" : "";
        return $$"""
            redis.register_function{ function_name = '{{name}}_{{VersionMark}}'{{flags}}, callback = function(KEYS, ARGV)
            shop = {}
            {{Code(name, _sources[name])}}
            end }

            """;
    }

    private void CheckDefinition(string path)
    {
        if (Definition().Matches(_sources[path]) is not [var only] || only.Groups[1].Value != path[SharedFolder.Length..])
            throw new LuaSourceException(path, $"has to define routing.{path[SharedFolder.Length..]} and nothing else");
    }

    private void CheckCalls(string name, string text)
    {
        foreach (Match call in Call().Matches(Code(name, text)))
        {
            if (!_sources.ContainsKey(SharedFolder + call.Groups[1].Value))
                throw new LuaSourceException(name, $"calls routing.{call.Groups[1].Value}, which does not exist");
        }
    }

    private static string Code(string file, string text) => LuaConstants.Replace(file, Comment().Replace(text, "").Trim('\n'));

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"^-- @flags ([a-z-]+)$", RegexOptions.Multiline)]
    private static partial Regex Flags();

    [GeneratedRegex(@"^function routing\.([a-z_]+)\(", RegexOptions.Multiline)]
    private static partial Regex Definition();

    [GeneratedRegex(@"\brouting\.([a-z_]+)\b")]
    private static partial Regex Call();

    [GeneratedRegex(@"^\s*--[^\n]*\n", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
