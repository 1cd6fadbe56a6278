using ChatRouter.Core.Journal;
using ChatRouter.Core.Rehearsals;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Routing.InMemory;
using ChatRouter.TestKit.Routing;

namespace ChatRouter.Tests.Rehearsals;

/// <summary>An hour of a shop, routed by the real dispatcher, and kept as the database keeps it.</summary>
internal sealed class PlayedHour
{
    private readonly TestShops _shops = new(new InMemoryDispatcher());
    private readonly List<TurnMark> _marks = [];
    private readonly List<AssignmentRecord> _placements = [];
    private readonly List<PastEvent> _states = [];
    private readonly Dictionary<AgentId, AgentState> _present = [];
    private Dictionary<AgentId, AgentState> _presentAtFirst = [];
    private HourTally _tally = new();
    private DateTimeOffset _from;
    private AgentId? _by;

    public PlayedHour()
    {
        Shop = _shops.Shop("shop");
        Shop.Accepting = Hear;
        _from = _shops.Now;
    }

    public TestShop Shop { get; }

    public HourCount Really => _tally.Count();

    public Task AtAsync(double seconds) => _shops.AtAsync(seconds);

    /// <summary>The hour begins here, with everything as it is.</summary>
    public void Begin()
    {
        (_from, _presentAtFirst, _tally) = (_shops.Now, new(_present), new());
        _states.Clear();
    }

    public async Task BuyerAsync(string buyer, Func<RouteConversation, RouteConversation>? change = null)
    {
        await Shop.BuyerAsync(buyer, change);
        Mark(buyer, null);
    }

    public async Task ReplyAsync(string buyer)
    {
        var owner = Shop.OwnerOf(buyer)!;
        await Shop.ReplyAsync(owner, buyer);
        Mark(buyer, new(owner));
    }

    /// <summary>The buyer's agent hands him over.</summary>
    public async Task TransferAsync(string buyer, string to)
    {
        _by = new(Shop.OwnerOf(buyer)!);
        await Shop.TransferAsync(buyer, to);
        _by = null;
    }

    /// <summary>What is stored of it.</summary>
    public PastHour Kept()
    {
        var until = _shops.Now.AddMilliseconds(1);
        var (open, events) = (new List<ConversationTruth>(), new List<PastEvent>(_states));
        foreach (var placements in _placements.GroupBy(placement => placement.Conversation).Select(group => group.ToArray()))
        {
            TurnMark[] marks = [.. _marks.Where(mark => mark.Conversation == placements[0].Conversation)];
            var row = new ConversationRecord
            {
                Shop = Shop.Id,
                Id = placements[0].Conversation,
                Buyer = placements[0].Decision.Buyer,
                Placement = placements[^1].Placement,
                Version = placements[^1].Version,
                LastSeq = marks[^1].Seq,
                WaitingSince = marks[0].At,
                LastPublicAt = marks[^1].At,
                OpenedAt = marks[0].At,
                PlacedAt = placements[^1].At,
            };
            if (HourStory.OpenAt(row, placements, marks, _from) is { } truth)
                open.Add(truth);
            events.AddRange(HourStory.Within(row, placements, marks, _from, until));
        }

        return new() { Shop = Shop.Id, From = _from, Until = until, Present = _presentAtFirst, Open = open, Events = [.. events.OrderBy(happened => happened.At)] };
    }

    /// <summary>The settings that the hour was routed by.</summary>
    public ConfigureShop Configuration(Func<SetAgent, SetAgent>? change = null) => new()
    {
        Shop = Shop.Id,
        Settings = Shop.Settings,
        Groups = Shop.Groups,
        Agents = [.. Shop.Agents.Values.Select(agent => change?.Invoke(agent) ?? agent)],
        At = _from,
    };

    private void Mark(string buyer, AgentId? agent) => _marks.Add(new(Shop.Conversation(buyer).Id, Shop.Conversation(buyer).Seq, agent, _shops.Now));

    private void Hear(DispatchResult result)
    {
        foreach (var change in result.AgentChanges)
        {
            _states.Add(new PastEvent.StateChanged(change.Agent, change.State, _shops.Now));
            _present[change.Agent] = change.State;
        }

        foreach (var decision in result.Decisions)
        {
            _placements.Add(new() { Conversation = decision.Conversation, Version = decision.ExpectedVersion + 1, Placement = decision.Placement, Owner = decision.Owner, Decision = decision, By = _by, At = decision.At });
            _tally.Add(decision);
        }
    }
}
