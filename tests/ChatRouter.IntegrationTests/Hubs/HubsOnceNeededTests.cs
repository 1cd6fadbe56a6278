using ChatRouter.IntegrationTests.Servers;
using ChatRouter.Server.Hubs;
using Microsoft.Extensions.Logging;

namespace ChatRouter.IntegrationTests.Hubs;

/// <summary>A start does not pay for hubs that nobody has connected to.</summary>
public sealed class HubsOnceNeededTests : HubScene
{
    private readonly Heard _heard = new();

    protected override ILoggerProvider Listener => _heard;

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?> { ["Logging:LogLevel:Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher"] = "Trace" };

    [Fact]
    public async Task A_hub_is_made_when_somebody_connects_to_it_first()
    {
        Assert.Equal((false, false, false), Made());

        await BuyerAsync();
        Assert.Equal((true, false, false), Made());

        await AgentAsync("xiaofang");
        Assert.Equal((true, true, false), Made());
    }

    // SignalR tells each method that it makes callable.
    private (bool Buyers, bool Agents, bool Supervisors) Made() => (IsMade(nameof(BuyerHub)), IsMade(nameof(AgentHub)), IsMade(nameof(SupervisorHub)));

    private bool IsMade(string hub) => _heard.Lines.Any(line => line.Contains($"'{hub}' hub method", StringComparison.Ordinal) && line.Contains("is bound", StringComparison.Ordinal));
}
