using System.Globalization;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.TestKit.Routing;

namespace ChatRouter.TestKit.Scenarios;

/// <summary>Plays one scenario against a dispatcher, with a journal that accepts decisions by compare-and-set.</summary>
public sealed partial class ScenarioRunner
{
    private readonly Scenario _scenario;
    private readonly TestShops _shops;
    private readonly TestShop _shop;
    private TimeSpan _latest;

    private ScenarioRunner(Scenario scenario, IDispatcher dispatcher)
    {
        _scenario = scenario;
        _shops = new(dispatcher);
        _shop = _shops.Shop("shop");
    }

    /// <summary>Runs the file, or throws with file, step and difference.</summary>
    /// <exception cref="ScenarioMismatchException">The dispatcher did something else, or the file is not a scenario.</exception>
    public static async Task RunAsync(string file, IDispatcher dispatcher)
    {
        var at = "parsing";
        try
        {
            var runner = new ScenarioRunner(Scenario.Parse(await File.ReadAllTextAsync(file)), dispatcher);
            at = "setting up";
            await runner.SetUpAsync();
            foreach (var (index, step) in runner._scenario.Steps.Index())
            {
                at = $"step {index.ToString(CultureInfo.InvariantCulture)} ({step.At} {step.Do} {step.Agent} {step.Buyer})";
                await runner.StepAsync(step);
            }
        }
        catch (Exception exception)
        {
            throw new ScenarioMismatchException($"{Path.GetFileName(file)}, {at}: {exception.Message}", exception);
        }
    }

    private async Task SetUpAsync()
    {
        await _shop.ConfigureAsync(
            ScenarioSettings.Over(_scenario.Preset, _scenario.Settings),
            [.. _scenario.Groups.Select(g => new RoutingGroup { Id = new(g.Id), OrderStates = [.. (g.OrderStates ?? []).Select(OrderState.From)], OverflowAfter = g.OverflowAfter })],
            _scenario.Dedicated.ToDictionary(d => new BuyerId(d.Key), d => new AgentId(d.Value)));
        foreach (var agent in _scenario.Agents)
        {
            var result = await _shop.SetAsync(agent.Id, a => a with
            {
                Weight = agent.Weight,
                Capacity = agent.Capacity,
                Groups = [.. (agent.Groups ?? []).Select(GroupId.From)],
                NoSplit = agent.NoSplit,
                Enabled = agent.Enabled,
            });
            Same("refusal of an agent", RefusalCode.None, result.Refusal);
        }
    }

    private async Task StepAsync(ScenarioStep step)
    {
        await MoveAsync(step.At);
        if (step.Do is "check" or "tick" or "many")
        {
            await (step.Do switch { "check" => CheckAsync(step), "many" => ManyAsync(step), _ => Task.CompletedTask });
            return;
        }

        Expect(step, await ActAsync(step));
    }

    private async Task MoveAsync(TimeSpan at)
    {
        if (at < _latest)
            throw new InvalidDataException($"The time falls from {_latest} to {at}.");
        _latest = at;
        await _shops.AtAsync(TestShops.Start + at);
    }

    private async Task ManyAsync(ScenarioStep step)
    {
        var every = step.Every ?? TimeSpan.FromSeconds(1);
        var buyers = Enumerable.Range(1, Need(step.Count, "count")).Select(i => $"{step.Prefix}{i}").ToArray();
        var events = buyers.SelectMany((buyer, i) => new[]
        {
            (At: step.At + (every * i), Buyer: buyer, Reply: false),
            (At: step.At + (every * i) + TimeSpan.FromMilliseconds(100), Buyer: buyer, Reply: true),
        });
        foreach (var (at, buyer, reply) in events.Where(e => step.Answered || !e.Reply).OrderBy(e => e.At))
        {
            await MoveAsync(at);
            if (!reply)
                Same("refusal", RefusalCode.None, (await WriteAsync(step, buyer)).Refusal);
            else if (_shop.OwnerOf(buyer) is { } owner)
                await _shop.ReplyAsync(owner, buyer);
        }

        foreach (var (agent, count) in step.Expect?.Counts ?? new Dictionary<string, int>())
        {
            var owned = buyers.Count(b => _shop.OwnerOf(b) == agent);
            if (Math.Abs(owned - count) > step.Expect!.Within)
                Same($"buyers that {agent} owns (within {step.Expect.Within})", count, owned);
        }
    }
}
