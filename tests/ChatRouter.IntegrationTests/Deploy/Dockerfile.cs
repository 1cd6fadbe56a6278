using System.Text.Json;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Deploy;

/// <summary>What the tests read in <c>deploy/Dockerfile</c>, so that they run what the image runs.</summary>
public static class Dockerfile
{
    public static string Text { get; } = File.ReadAllText(Repository.At("deploy", "Dockerfile"));

    /// <summary>The arguments of <c>dotnet</c> that publish the server into <paramref name="folder"/>.</summary>
    public static string[] Publish(string folder) =>
        [.. After("RUN dotnet publish ").Split(' ').Select(word => word == "/app" ? folder : word).Prepend("publish")];

    /// <summary>The health check's command, for a server on <paramref name="port"/>.</summary>
    public static string[] HealthCheck(int port) =>
        [.. JsonSerializer.Deserialize<string[]>(After("    CMD "))!.Select(word => word.Replace("8080", $"{port}", StringComparison.Ordinal))];

    private static string After(string start) => Text.Split('\n').Single(line => line.StartsWith(start, StringComparison.Ordinal))[start.Length..];
}
