using ChatRouter.Core.Routing;
using ChatRouter.Core.Routing.InMemory;
using ChatRouter.TestKit.Model;

namespace ChatRouter.Tests.Routing;

/// <summary>The checker of random runs sees what is wrong: each of these dispatchers breaks one rule and is consistent otherwise.</summary>
public sealed class ModelCheckerTests
{
    [Fact]
    public Task A_winner_who_is_not_the_rules_winner_is_seen() => CaughtAsync(inner => new OtherWinner(inner));

    [Fact]
    public Task Shares_without_weights_are_seen() =>
        CaughtAsync(inner => new WrongAgents(inner, a => a with { Weight = a.Weight == 0 ? 0 : 100 }));

    [Fact]
    public Task A_capacity_that_is_one_too_large_is_seen() =>
        CaughtAsync(inner => new WrongAgents(inner, a => a with { Capacity = a.Capacity + 1 }));

    [Fact]
    public Task Splitting_to_noSplit_is_seen() => CaughtAsync(inner => new WrongAgents(inner, a => a with { NoSplit = false }));

    [Fact]
    public Task Routing_off_duty_is_seen() => CaughtAsync(inner => new WrongAgents(inner, a => a with { OnDuty = true }));

    [Fact]
    public Task Busy_one_too_late_is_seen() => CaughtAsync(inner => new WrongShop(inner, s => s with { BusyAbove = s.BusyAbove + 1 }));

    [Fact]
    public Task Contacts_that_are_too_old_are_seen() =>
        CaughtAsync(inner => new WrongShop(inner, s => s with { AffinityWindow = s.AffinityWindow + TimeSpan.FromSeconds(30) }));

    [Fact]
    public Task Contacts_beyond_the_depth_are_seen() => CaughtAsync(inner => new WrongShop(inner, s => s with { AffinityDepth = s.AffinityDepth + 4 }));

    [Fact]
    public Task A_rest_that_comes_too_soon_is_seen() =>
        CaughtAsync(inner => new WrongShop(inner, s => s with { RestAfter = s.RestAfter - TimeSpan.FromSeconds(1) }));

    [Fact]
    public Task An_order_without_classes_is_seen() => CaughtAsync(inner => new NoPriority(inner));

    [Fact]
    public Task A_lost_connection_that_is_not_noticed_is_seen() => CaughtAsync(inner => new Deaf(inner));

    [Fact]
    public async Task A_failing_stream_is_made_small()
    {
        var failure = await Assert.ThrowsAsync<ModelFailureException>(() => ModelRun.CheckAsync(1, 400, () => new(new Deaf(new InMemoryDispatcher()))));

        Assert.InRange(failure.Events.Count, 1, 5);
        Assert.Contains("Seed 1", failure.Message, StringComparison.Ordinal);
    }

    // Without shrinking: it is enough that one of a few streams fails.
    private static async Task CaughtAsync(Func<IDispatcher, IDispatcher> wrong)
    {
        foreach (var seed in Enumerable.Range(1, 30))
        {
            try
            {
                await ModelPlayer.PlayAsync(seed, ModelStream.Generate(seed, 400), () => new(wrong(new InMemoryDispatcher())));
            }
            catch (Xunit.Sdk.XunitException)
            {
                return;
            }
        }

        Assert.Fail("Thirty streams, and nobody noticed.");
    }

    private sealed class OtherWinner(IDispatcher inner) : ForwardingDispatcher(inner)
    {
        public override async ValueTask<DispatchResult> RouteAsync(RouteConversation command, CancellationToken cancellationToken)
        {
            var result = await base.RouteAsync(command, cancellationToken);
            return result with { Subject = Swap(result.Subject), Decisions = [.. result.Decisions.Select(d => Swap(d)!)] };
        }

        private static Decision? Swap(Decision? decision) =>
            decision is { RunnerUp: { } second } ? decision with { Owner = second, RunnerUp = decision.Owner } : decision;
    }

    private sealed class WrongAgents(IDispatcher inner, Func<SetAgent, SetAgent> change) : ForwardingDispatcher(inner)
    {
        public override ValueTask<DispatchResult> SetAgentAsync(SetAgent command, CancellationToken cancellationToken) => base.SetAgentAsync(change(command), cancellationToken);
    }

    private sealed class WrongShop(IDispatcher inner, Func<RoutingSettings, RoutingSettings> change) : ForwardingDispatcher(inner)
    {
        public override ValueTask<DispatchResult> ConfigureShopAsync(ConfigureShop command, CancellationToken cancellationToken) =>
            base.ConfigureShopAsync(command with { Settings = change(command.Settings) }, cancellationToken);
    }

    private sealed class NoPriority(IDispatcher inner) : ForwardingDispatcher(inner)
    {
        public override ValueTask<DispatchResult> RouteAsync(RouteConversation command, CancellationToken cancellationToken) =>
            base.RouteAsync(command with { Priority = 0 }, cancellationToken);
    }

    private sealed class Deaf(IDispatcher inner) : ForwardingDispatcher(inner)
    {
        public override ValueTask<DispatchResult> AgentDisconnectedAsync(AgentDisconnected command, CancellationToken cancellationToken) =>
            base.AgentDisconnectedAsync(command with { Connection = new("unknown") }, cancellationToken);
    }
}
