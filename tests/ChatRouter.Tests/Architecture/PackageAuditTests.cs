using System.Diagnostics;
using System.Text.Json;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.Tests.Architecture;

/// <summary>A package with a known weakness ends the restore of every project, as MSBuild has its settings in the end.</summary>
public sealed class PackageAuditTests
{
    private static readonly string[] Findings = ["NU1901", "NU1902", "NU1903", "NU1904"];

    public static TheoryData<string> Projects => [.. Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Repository.Root, path)).Where(path => path.StartsWith("src", StringComparison.Ordinal) || path.StartsWith("tests", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task Every_project_is_audited_whole_and_no_finding_is_only_a_warning(string project)
    {
        var settings = await EffectiveAsync(project, "NuGetAudit", "NuGetAuditMode", "NuGetAuditLevel", "WarningsAsErrors", "WarningsNotAsErrors", "NoWarn");

        Assert.Equal(("true", "all", "low"), (settings["NuGetAudit"], settings["NuGetAuditMode"], settings["NuGetAuditLevel"]));
        Assert.Empty(Findings.Except(settings["WarningsAsErrors"].Split(';')));
        Assert.Empty(Findings.Intersect($"{settings["WarningsNotAsErrors"]};{settings["NoWarn"]}".Split(';')));
    }

    private static async Task<Dictionary<string, string>> EffectiveAsync(string project, params string[] names)
    {
        using var msbuild = Process.Start(new ProcessStartInfo("dotnet", ["msbuild", Repository.At(project), $"-getProperty:{string.Join(',', names)}"]) { RedirectStandardOutput = true })!;
        var told = await msbuild.StandardOutput.ReadToEndAsync();
        await msbuild.WaitForExitAsync();
        return JsonDocument.Parse(told).RootElement.GetProperty("Properties").Deserialize<Dictionary<string, string>>()!;
    }
}
