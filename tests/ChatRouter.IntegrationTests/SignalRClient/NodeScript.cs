using System.Diagnostics;
using System.Text.Json;
using ChatRouter.TestKit.HubClient;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.SignalRClient;

/// <summary>A script of this folder, run by Node.js with the packages of the web pages.</summary>
internal static class NodeScript
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>What the script printed last.</summary>
    public static async Task<T> RunAsync<T>(string name, params string[] arguments)
    {
        Assert.True(Directory.Exists(Repository.At("src", "web", "node_modules")), "The pages' packages are missing. Install them: npm --prefix src/web ci");
        var script = Repository.At("tests", "ChatRouter.IntegrationTests", "SignalRClient", name);
        using var node = Process.Start(new ProcessStartInfo("node", [script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            var errors = node.StandardError.ReadToEndAsync();
            var output = await node.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
            await node.WaitForExitAsync();
            Assert.True(node.ExitCode == 0, await errors);
            return JsonSerializer.Deserialize<T>(output.Trim().Split('\n')[^1], HubJson.Options)!;
        }
        finally
        {
            if (!node.HasExited)
                node.Kill();
        }
    }
}
