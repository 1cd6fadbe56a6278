using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Routing.Specification;

/// <summary>What every dispatcher must do, in sentences. The subclass supplies the dispatcher and nothing else.</summary>
/// <remarks>One file per topic. Each test has one shop, <see cref="Shop"/>, with the balanced preset but no reassignment, and owns the clock.</remarks>
public abstract partial class DispatcherSpecification : IAsyncLifetime
{
    /// <summary>The balanced preset without reassignment, so that hours may pass.</summary>
    protected static readonly RoutingSettings Calm = Presets.Balanced with { ReassignAfter = TimeSpan.Zero };

    /// <summary>All shops of this test.</summary>
    protected TestShops Shops { get; private set; } = null!;

    /// <summary>The shop of this test.</summary>
    protected TestShop Shop { get; private set; } = null!;

    /// <summary>A dispatcher that knows nothing yet, and shares nothing with the ones made before.</summary>
    protected abstract ValueTask<IDispatcher> CreateAsync();

    public async Task InitializeAsync()
    {
        Shops = new(await CreateAsync());
        Shop = Shops.Shop("shop");
        await Shop.ConfigureAsync(Calm, [Group("pre", "none", "unpaid"), Group("post", "shipped")]);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>A group that is bound to these order states.</summary>
    protected static RoutingGroup Group(string id, params string[] orderStates) =>
        new() { Id = new(id), OrderStates = [.. orderStates.Select(OrderState.From)] };

    /// <summary>A shop without groups: everybody competes for everybody.</summary>
    protected Task NoGroupsAsync(Func<RoutingSettings, RoutingSettings>? change = null) =>
        Shop.ConfigureAsync(change?.Invoke(Calm) ?? Calm, []);

    /// <summary>Makes the agent a known contact of the buyers: each writes by his link, and the conversation is closed.</summary>
    protected async Task ContactAsync(string agent, params string[] buyers)
    {
        foreach (var buyer in buyers)
        {
            await Shop.BuyerAsync(buyer, NamedBy(agent));
            await Shop.CloseAsync(buyer);
        }
    }

    /// <summary>The message came by that agent's link.</summary>
    protected static Func<RouteConversation, RouteConversation> NamedBy(string agent) => r => r with { Named = new(agent) };

    /// <summary>The message tells an order state.</summary>
    protected static Func<RouteConversation, RouteConversation> In(string orderState) => r => r with { OrderState = new(orderState) };

    /// <summary>The settings of a member of these groups.</summary>
    protected static Func<SetAgent, SetAgent> Member(params string[] groups) => a => a with { Groups = [.. groups.Select(GroupId.From)] };

    /// <summary>The settings of an agent of that capacity.</summary>
    protected static Func<SetAgent, SetAgent> Capacity(int capacity) => a => a with { Capacity = capacity };

    /// <summary>A member of a group with a capacity.</summary>
    protected static Func<SetAgent, SetAgent> Capacity(int capacity, string group) => a => a with { Capacity = capacity, Groups = [new(group)] };

    /// <summary>The subject of the step is the agent's, for that reason.</summary>
    protected static Decision Owned(string agent, RouteReason reason, DispatchResult result)
    {
        Assert.NotNull(result.Subject);
        Assert.Equal((agent, reason), (result.Subject.Owner?.Value, result.Subject.Reason));
        Assert.Equal(Placement.Owned, result.Subject.Placement);
        return result.Subject;
    }

    /// <summary>The subject of the step waits in the queue at that position.</summary>
    protected static Decision Queued(int position, DispatchResult result)
    {
        Assert.NotNull(result.Subject);
        Assert.Equal((Placement.Queued, position), (result.Subject.Placement, result.Subject.Position));
        return result.Subject;
    }

    /// <summary>The subject of the step lies in the offline pool.</summary>
    protected static Decision InOfflinePool(DispatchResult result)
    {
        Assert.Equal(Placement.OfflinePool, result.Subject?.Placement);
        return result.Subject!;
    }

    /// <summary>The step is refused for that reason, and nothing changed.</summary>
    protected async Task RefusedAsync(RefusalCode code, Func<Task<DispatchResult>> step)
    {
        var before = Describe(await Shop.ViewAsync());

        var result = await step();

        Assert.Equal((DispatchOutcome.Refused, code), (result.Outcome, result.Refusal));
        Assert.Empty(result.Decisions);
        Assert.Equal(before, Describe(await Shop.ViewAsync()));
    }

    /// <summary>Everything that a view shows, as text, to compare states by.</summary>
    protected static string Describe(ShopView view) => ViewText.Of(view);

    /// <summary>The buyers of waiting conversations, in order.</summary>
    protected async Task<string> WaitingAsync() =>
        string.Join(' ', (await Shop.ViewAsync()).Waiting.Select(id => Shop.Journal.Find(id)!.Buyer.Value));

    /// <summary>The buyers in the offline pool, in order.</summary>
    protected async Task<string> OfflinePoolAsync() =>
        string.Join(' ', (await Shop.ViewAsync()).OfflinePool.Select(id => Shop.Journal.Find(id)!.Buyer.Value));

    /// <summary>Who owns the buyers, nobody as a hyphen.</summary>
    protected string Owners(params string[] buyers) => string.Join(' ', buyers.Select(b => Shop.OwnerOf(b) ?? "-"));
}
