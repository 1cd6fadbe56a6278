using BenchmarkDotNet.Attributes;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Routing.InMemory;

namespace ChatRouter.Benchmarks.Micro;

/// <summary>What a decision costs at 10, 100 and 10,000 agents: at most 1 µs with 100 and 3 µs with 10,000.</summary>
[MemoryDiagnoser]
public class DecisionBenchmarks
{
    private readonly ShopState state = new(BenchmarkShop.Id);
    private BenchmarkShop shop = null!;
    private Conversation conversation = null!;
    private long seq;
    private ConversationId owned;
    private AgentId owner;

    [Params(10, 100, 10_000)]
    public int Agents { get; set; }

    [GlobalSetup]
    public async Task SetupAsync()
    {
        // No contacts: every decision is a competition of the whole pool.
        var settings = Presets.Balanced with { DefaultCapacity = 0, AffinityDepth = 0, AffinityWindow = TimeSpan.Zero };
        shop = await BenchmarkShop.CreateAsync(Agents, settings);
        (owned, owner) = shop.Open();
        seq = 1;
        SetUpRules(settings);
    }

    /// <summary>The rules alone: pool, competition, runner-up, share.</summary>
    [Benchmark]
    public object? Pick()
    {
        var choice = Rules.Choose(state, conversation, new Attempt(RouteNotes.None));
        return choice.Agent;
    }

    /// <summary>A new buyer's message from command to record, his answer, the end of the conversation.</summary>
    [Benchmark]
    public void RouteAnswerClose()
    {
        var (opened, agent) = shop.Open();
        shop.Answer(opened, agent, seq: 2);
        shop.Close(opened);
        shop.Tick();
    }

    /// <summary>A turn opens and closes in a conversation that has its owner.</summary>
    [Benchmark]
    public void OpenAndCloseTurn()
    {
        var result = shop.Dispatcher.RouteAsync(
            new()
            {
                Shop = BenchmarkShop.Id,
                Conversation = owned,
                Buyer = new(owned.Value),
                Seq = ++seq,
                Owner = owner,
                Version = 1,
                TurnOpenedAt = shop.Now,
                At = shop.Now,
            },
            CancellationToken.None).Result;
        if (result.Subject?.Placement != Placement.Owned)
            throw new InvalidOperationException("The owner is gone.");
        shop.Answer(owned, owner, ++seq);
    }

    private void SetUpRules(RoutingSettings settings)
    {
        state.Policy = new Policy(settings);
        foreach (var i in Enumerable.Range(0, Agents))
        {
            var agent = state.Agent(new($"{i:x32}"));
            (agent.Weight, agent.State, agent.Class) = (50 + (i % 7 * 25), AgentState.Online, AgentClass.Calm);
        }

        conversation = new Conversation(new("c"), state.Buyer(new("b")));
    }
}
