namespace ChatRouter.TestKit.Scenarios;

/// <summary>Where scenarios come from: the copies beside the tests, and a directory that the environment names.</summary>
public static class ScenarioFiles
{
    /// <summary>The environment variable that names a further directory.</summary>
    public const string DirectoryVariable = "CHATROUTER_SCENARIOS";

    /// <summary>The project's own scenarios, copied beside the tests.</summary>
    public static string OwnDirectory { get; } = Path.Combine(AppContext.BaseDirectory, "scenarios");

    /// <summary>Every scenario, by name within its directory; paths are absolute.</summary>
    public static IReadOnlyList<string> All()
    {
        var further = Environment.GetEnvironmentVariable(DirectoryVariable);
        return [.. In(OwnDirectory), .. string.IsNullOrEmpty(further) ? [] : In(further)];
    }

    /// <summary>The scenarios of one directory.</summary>
    /// <exception cref="DirectoryNotFoundException">There is none of that name.</exception>
    public static IReadOnlyList<string> In(string directory) =>
        [.. Directory.GetFiles(directory, "*.json").Select(Path.GetFullPath).Order(StringComparer.Ordinal)];
}
