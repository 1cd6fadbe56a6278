namespace ChatRouter.Benchmarks.Load.Targets;

/// <summary>The server under load: its assembly, and the settings under which it is measured.</summary>
internal static class RouterBuild
{
    /// <exception cref="ArgumentException">It is not built.</exception>
    public static string Assembly(LoadOptions options)
    {
        var assembly = options.ServerPath ?? Path.Combine(Repository(), "src/ChatRouter.Server/bin/Release/net10.0/ChatRouter.Server.dll");
        return File.Exists(assembly) ? assembly : throw new ArgumentException($"{assembly} is not there: dotnet build -c Release src/ChatRouter.Server");
    }

    /// <summary>Load shops, no rate limits, a quiet log.</summary>
    public static Dictionary<string, string> Settings(LoadOptions options) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Limits__Enabled"] = "false",
        ["Limits__HandshakesPerSecond"] = "1000000",
        ["Seed__Demo"] = "false",
        ["Seed__LoadShops"] = $"{options.Shops}",
        ["Seed__LoadAgents"] = $"{options.AgentsPerShop}",
        ["Seed__LoadCapacity"] = $"{(options.Storm > 0 ? StormRun.Capacity : 0)}",
        ["Logging__LogLevel__Default"] = "Error",
        ["Logging__LogLevel__Microsoft.AspNetCore"] = "Error",
        // As in the settings that it is delivered with: otherwise SignalR makes an activity of every call.
        ["Logging__LogLevel__Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher"] = "None",
    };

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ChatRouter.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new ArgumentException("Not inside the repository: say where the server is with --server.");
    }
}
