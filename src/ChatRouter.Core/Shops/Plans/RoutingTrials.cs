using ChatRouter.Core.Bots;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Shops.Plans;

/// <summary>Tries how a shop would route a buyer, by its published plan or its draft; nothing changes.</summary>
public sealed class RoutingTrials(RoutingDesk desk, IShopStore shops, IDispatcher dispatcher, Rebuilder rebuilder, IJournalReader journal, MeantGroups meant, TimeProvider clock)
{
    private const int MaxContacts = 16;

    private static readonly BuyerId Nobody = new("simulated");

    /// <param name="at">None: now, with the agents as they are; else as if everybody on duty were online and idle.</param>
    public async Task<Result<Simulation>> SimulateAsync(ShopId id, TrialBuyer buyer, bool draft, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        if (Check(buyer) is { } unfit)
            return unfit;
        if (await shops.FindAsync(id, cancellationToken) is not { } published)
            return new Rejection(ErrorCode.NotFound, "There is no such shop.");
        var read = await desk.DraftAsync(id, cancellationToken);
        var shop = draft && read.Value.Draft is { } plan ? plan.Plan.ApplyTo(published, published.RoutingVersion) : published;

        var now = clock.GetUtcNow();
        var configuration = await rebuilder.ConfigurationAsync(shop, at ?? now, cancellationToken);
        var present = at is null ? await dispatcher.ViewAsync(id, cancellationToken) : Idle(configuration);
        var offer = buyer.Text is { } text ? BotOffer.Of(shop.Bot, Placement.Unplaced, MessageKind.Text, text) : default;
        var group = await meant.OfAsync(shop, buyer.Id, new(Group: buyer.Group, Entry: buyer.Entry), buyer.Level, cancellationToken);
        var simulated = Simulator.Run(configuration, present, await ContactsAsync(id, buyer, cancellationToken), MessageOf(shop, buyer, group, offer, at ?? now));
        return simulated with { BotSays = offer.SaidAt(simulated.Placement) };
    }

    private static Rejection? Check(TrialBuyer buyer)
    {
        var hasContacts = buyer.Contacts is null || (buyer.Contacts.Count <= MaxContacts && buyer.Contacts.All(contact => contact is not null));
        return hasContacts && buyer is { Id: null or { Value.Length: > 0 and <= PlanRules.MaxIdLength }, Entry: null or { Length: <= PlanRules.MaxEntryLength } } && MessageRules.Fits(buyer.Text, MessageRules.MaxTextLength)
            ? null
            : new(ErrorCode.InvalidArgument, "A buyer has an id of 1 to 128 characters, or none, at most 16 contacts, an entry of at most 200 characters, and writes at most 8,000 characters.");
    }

    private async Task<IReadOnlyList<ContactTruth>> ContactsAsync(ShopId shop, TrialBuyer buyer, CancellationToken cancellationToken) => buyer switch
    {
        { Contacts: { } contacts } => [.. contacts.Select(contact => new ContactTruth(buyer.Id ?? Nobody, contact.Agent, contact.At))],
        { Id: { } known } => await journal.ContactsAsync(shop, known, cancellationToken),
        _ => [],
    };

    private static RouteConversation MessageOf(Shop shop, TrialBuyer buyer, GroupHint? group, BotOffer offer, DateTimeOffset at) => new()
    {
        Shop = shop.Id,
        Conversation = new("simulated"),
        Buyer = buyer.Id ?? Nobody,
        Seq = 1,
        Version = 0,
        TurnOpenedAt = at,
        OrderState = buyer.OrderState,
        Priority = buyer.Priority,
        Named = buyer.Named,
        Group = group,
        HeldByBot = offer.Holds,
        BuyerBlocked = buyer.Id is { } known && shop.Blocked.ContainsKey(known),
        At = at,
    };

    // Everybody would like to work; his shift and his account say whether he does.
    private static ShopView Idle(ConfigureShop configuration) => new()
    {
        Shop = configuration.Shop,
        Agents = [.. configuration.Agents.Select(agent => new AgentView
        {
            Agent = agent.Agent,
            State = AgentState.Online,
            Wanted = WantedState.Online,
            Connections = 1,
            Pending = 0,
            Active = 0,
            Owned = 0,
            Busy = false,
            Full = false,
            Weight = agent.Weight,
            Capacity = agent.Capacity ?? configuration.Settings.DefaultCapacity,
            Groups = agent.Groups,
            NoSplit = agent.NoSplit,
        })],
        Conversations = [],
        Waiting = [],
        OfflinePool = [],
        Pools = [],
    };
}
