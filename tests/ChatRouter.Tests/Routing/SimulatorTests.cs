using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Routing.InMemory;
using ChatRouter.TestKit.Model;
using ChatRouter.TestKit.Routing;
using Xunit.Abstractions;

namespace ChatRouter.Tests.Routing;

/// <summary>The simulator says what the dispatcher then does.</summary>
public sealed class SimulatorTests(ITestOutputHelper output)
{
    private static readonly string[] States = ["none", "paid", "shipped", "refund"];
    private static readonly string[] Agents = ["a", "b", "c", "d", "e", "f"];

    private readonly HashSet<RouteReason> _reasons = [];
    private int _compared;

    [Fact]
    public async Task In_random_states_the_next_decision_is_the_simulated_one()
    {
        foreach (var seed in Enumerable.Range(1, 120))
            await PlayAsync(seed);

        output.WriteLine($"{_compared} compared: {string.Join(' ', _reasons)}");
        Assert.True(_compared >= 2_000, $"{_compared}");
        Assert.Superset(
            new HashSet<RouteReason> { RouteReason.Owner, RouteReason.Named, RouteReason.RecentContact, RouteReason.Dedicated, RouteReason.Weighted, RouteReason.Average, RouteReason.LeastBusy, RouteReason.AllFull, RouteReason.GroupFull, RouteReason.AllAway, RouteReason.NobodyThere, RouteReason.MaxQueue },
            _reasons);
    }

    private async Task PlayAsync(int seed)
    {
        var random = new SeededNumbers(seed);
        var dispatcher = new InMemoryDispatcher();
        var shops = new TestShops(dispatcher);
        var shop = shops.Shop("s");
        await shop.ConfigureAsync(ModelSettings.Of(seed), ModelSettings.Groups, ModelSettings.Dedicated);
        var settings = new Dictionary<string, SetAgent>();
        foreach (var agent in Agents)
            await SetAsync(shop, agent, random, settings);
        for (var step = 0; step < 60; step++)
        {
            await shops.AtAsync(shops.Now.AddMilliseconds(random.Below(3) == 0 ? random.Below(20_000) : random.Below(900)));
            await ActAsync(shop, random, settings);
            await CompareAsync(seed, dispatcher, shops, shop, random, settings);
        }
    }

    private static async Task ActAsync(TestShop shop, SeededNumbers random, Dictionary<string, SetAgent> settings)
    {
        var agent = Agents[random.Below(Agents.Length)];
        var owned = shop.Journal.OpenConversations.FirstOrDefault(conversation => conversation is { Placement: Placement.Owned, Owner: not null } && random.Below(2) == 0);
        switch (random.Below(10))
        {
            case < 4: await shop.OnlineAsync(agent); break;
            case 4: await shop.PauseAsync(agent); break;
            case 5: await shop.LoseAsync(agent); break;
            case 6: await SetAsync(shop, agent, random, settings); break;
            case 7 when owned is not null: await shop.CloseAsync(owned.Buyer.Value); break;
            default:
                if (owned is not null)
                    await shop.ReplyAsync(owned.Owner!.Value.Value, owned.Buyer.Value);
                break;
        }
    }

    private async Task CompareAsync(int seed, InMemoryDispatcher dispatcher, TestShops shops, TestShop shop, SeededNumbers random, Dictionary<string, SetAgent> settings)
    {
        var buyer = $"x{random.Below(40)}";
        var before = (await dispatcher.ViewAsync(shop.Id, CancellationToken.None))!;
        if (before.Conversations.Any(conversation => conversation.Buyer.Value == buyer && conversation.Placement != Placement.Owned))
            return;
        var message = shop.Message(buyer, command => command with
        {
            OrderState = new(States[random.Below(States.Length)]),
            Named = random.Below(8) == 0 ? new(Agents[random.Below(Agents.Length)]) : null,
        });
        var configuration = new ConfigureShop { Shop = shop.Id, Settings = shop.Settings, Groups = shop.Groups, Dedicated = shop.Dedicated, Agents = [.. settings.Values], At = shops.Now };
        var contacts = shop.Journal.Contacts.Select(contact => new ContactTruth(contact.Key.Buyer, contact.Key.Agent, contact.Value)).ToList();

        var simulated = Simulator.Run(configuration, before, contacts, message);

        var decided = (await shop.RouteAsync(message)).Subject!;
        Assert.True(
            (simulated.Placement, simulated.Winner, simulated.Reason, simulated.RunnerUp, simulated.Notes) == (decided.Placement, decided.Owner, decided.Reason, decided.RunnerUp, decided.Notes),
            $"Seed {seed}, {buyer}: simulated {simulated.Placement} {simulated.Winner} {simulated.Reason} {simulated.RunnerUp} {simulated.Notes}, decided {ViewText.Of(decided)}");
        Assert.Equal(simulated.Candidates.Any(candidate => candidate.Eligible) ? 1 : 0, simulated.Candidates.Sum(candidate => candidate.ExpectedShare), 9);
        Assert.Equal(RuleOutcome.Decided, Assert.Single(simulated.Rules, rule => rule.Outcome == RuleOutcome.Decided).Outcome);
        _reasons.Add(decided.Reason);
        _compared++;
    }

    private static async Task SetAsync(TestShop shop, string agent, SeededNumbers random, Dictionary<string, SetAgent> settings)
    {
        var number = random.Below(1 << 20);
        await shop.SetAsync(agent, known => settings[agent] = ModelSettings.Change(known, number, shop.Settings));
    }
}
