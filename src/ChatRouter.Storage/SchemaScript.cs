using System.Globalization;
using System.Reflection;

namespace ChatRouter.Storage;

/// <summary>One numbered file of a database's schema.</summary>
internal sealed record SchemaScript(int Version, string Name, string Text)
{
    /// <summary>The files in <c>Schema/dialect</c>, in order.</summary>
    public static IReadOnlyList<SchemaScript> Of(string dialect)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var folder = $"Schema.{dialect}.";
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.Contains(folder, StringComparison.Ordinal))
            .Select(name => Read(assembly, name, folder))
            .OrderBy(script => script.Version)];
    }

    private static SchemaScript Read(Assembly assembly, string resource, string folder)
    {
        var name = resource[(resource.IndexOf(folder, StringComparison.Ordinal) + folder.Length)..];
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return new SchemaScript(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name, reader.ReadToEnd());
    }
}
