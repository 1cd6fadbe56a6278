using BenchmarkDotNet.Attributes;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Routing.InMemory;

namespace ChatRouter.Benchmarks.Micro;

/// <summary>What a decision costs at 10, 100 and 10,000 agents: at most 1 µs with 100 and 3 µs with 10,000.</summary>
[MemoryDiagnoser]
public class DecisionBenchmarks
{
    private readonly ShopState _state = new(BenchmarkShop.Id);
    private BenchmarkShop _shop = null!;
    private Conversation _conversation = null!;
    private long _seq;
    private ConversationId _owned;
    private AgentId _owner;

    [Params(10, 100, 10_000)]
    public int Agents { get; set; }

    [GlobalSetup]
    public async Task SetupAsync()
    {
        // No contacts: every decision is a competition of the whole pool.
        var settings = Presets.Balanced with { DefaultCapacity = 0, AffinityDepth = 0, AffinityWindow = TimeSpan.Zero };
        _shop = await BenchmarkShop.CreateAsync(Agents, settings);
        (_owned, _owner) = _shop.Open();
        _seq = 1;
        SetUpRules(settings);
    }

    /// <summary>The rules alone: pool, competition, runner-up, share.</summary>
    [Benchmark]
    public object? Pick()
    {
        var choice = Rules.Choose(_state, _conversation, new Attempt(RouteNotes.None));
        return choice.Agent;
    }

    /// <summary>A new buyer's message from command to record, his answer, the end of the conversation.</summary>
    [Benchmark]
    public void RouteAnswerClose()
    {
        var (opened, agent) = _shop.Open();
        _shop.Answer(opened, agent, seq: 2);
        _shop.Close(opened);
        _shop.Tick();
    }

    /// <summary>A turn opens and closes in a conversation that has its owner.</summary>
    [Benchmark]
    public void OpenAndCloseTurn()
    {
        var result = _shop.Dispatcher.RouteAsync(
            new()
            {
                Shop = BenchmarkShop.Id,
                Conversation = _owned,
                Buyer = new(_owned.Value),
                Seq = ++_seq,
                Owner = _owner,
                Version = 1,
                TurnOpenedAt = _shop.Now,
                At = _shop.Now,
            },
            CancellationToken.None).Result;
        if (result.Subject?.Placement != Placement.Owned)
            throw new InvalidOperationException("The owner is gone.");
        _shop.Answer(_owned, _owner, ++_seq);
    }

    private void SetUpRules(RoutingSettings settings)
    {
        _state.Policy = new Policy(settings);
        foreach (var i in Enumerable.Range(0, Agents))
        {
            var agent = _state.Agent(new($"{i:x32}"));
            (agent.Weight, agent.State, agent.Class) = (50 + (i % 7 * 25), AgentState.Online, AgentClass.Calm);
        }

        _conversation = new Conversation(new("c"), _state.Buyer(new("b")));
    }
}
