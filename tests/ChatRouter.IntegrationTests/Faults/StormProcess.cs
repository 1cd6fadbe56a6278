using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ChatRouter.Storm;
using ChatRouter.TestKit.HubClient;

namespace ChatRouter.IntegrationTests.Faults;

/// <summary>A storm in a process of its own, of the lowest priority: what it costs its own clients, whose machine a server never shares, is not taken for what it costs others.</summary>
internal sealed class StormProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    public StormProcess(Endpoint server, string shop, int buyers)
    {
        string[] words = ["-n", "19", "dotnet", Path.Combine(AppContext.BaseDirectory, "ChatRouter.Storm.dll"), server.Origin, shop, buyers.ToString(CultureInfo.InvariantCulture)];
        _process = Process.Start(new ProcessStartInfo("nice", words) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
    }

    /// <summary>Everybody is there and has written nothing.</summary>
    public async Task ConnectedAsync() => Assert.Equal("connected", await LineAsync());

    public Task BeginAsync() => _process.StandardInput.WriteLineAsync("begin");

    public async Task<StormTally> EndAsync()
    {
        await _process.StandardInput.WriteLineAsync("end");
        return JsonSerializer.Deserialize<StormTally>(await LineAsync())!;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    private async Task<string> LineAsync() =>
        await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? throw new InvalidOperationException("The storm ended of itself.");
}
