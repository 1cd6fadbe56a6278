using System.Diagnostics;
using ChatRouter.Core.Diagnosis;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;
using Microsoft.Extensions.Logging;

namespace ChatRouter.Core.Routing;

/// <summary>Builds the dispatcher's state from the shops' settings and the journal.</summary>
public sealed class Rebuilder(IShopStore shops, IJournal journal, IDispatcher dispatcher, Placements placements, AgentStateLog states, TimeProvider clock, ILogger<Rebuilder> logger)
{
    // One step must not hold up the shop's others for long.
    private const int AtOnce = 500;

    private readonly Turns<ShopId> _returns = new();

    /// <summary>Tells the dispatcher everything: shops, agents, open conversations, contacts. Waiting order is kept.</summary>
    public async Task RebuildAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var at = clock.GetUtcNow();
        var all = await shops.AllAsync(cancellationToken);
        var unknown = all.ToDictionary(shop => shop.Id);
        var contactsSince = at - all.Select(shop => shop.Routing.AffinityWindow).DefaultIfEmpty().Max();
        var (conversations, contacts) = (0, 0);
        await foreach (var truth in journal.ReadOpenAsync(contactsSince, at, cancellationToken))
        {
            conversations += truth.Conversations.Count;
            contacts += truth.Contacts.Count;
            if (unknown.Remove(truth.Shop, out var shop))
                await IntroduceAsync(shop, truth, cancellationToken);
        }

        foreach (var shop in unknown.Values)
            await IntroduceAsync(shop, new() { Shop = shop.Id, At = at }, cancellationToken);

        logger.Rebuilt(all.Count, conversations, contacts, (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    /// <summary>Tells the dispatcher a shop's settings and agents, in one step; also after they changed.</summary>
    /// <remarks>A shop that it does not know is introduced to it with all its conversations; until they are there, nobody finds it. Agents who want to be there have their grace to come.</remarks>
    public async Task ConfigureAsync(Shop shop, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await TellAsync(shop, awaitsConversations: true, at, cancellationToken);
        if (await dispatcher.StaffAsync(shop.Id, cancellationToken) is not null)
            return;
        // A crowd that comes back is served by the first of it.
        using var turn = await _returns.TakeAsync(shop.Id, cancellationToken);
        if (await dispatcher.StaffAsync(shop.Id, cancellationToken) is not null)
            return;
        states.Forgotten(shop.Id);
        await ReturnAsync(await journal.ReadOpenAsync(shop.Id, at - shop.Routing.AffinityWindow, at, cancellationToken), cancellationToken);
    }

    /// <summary>A shop's settings and every agent's, as they are at that time.</summary>
    public async Task<ConfigureShop> ConfigurationAsync(Shop shop, DateTimeOffset at, CancellationToken cancellationToken) => new()
    {
        Shop = shop.Id,
        Settings = shop.Routing,
        Groups = shop.Groups,
        Dedicated = shop.Dedicated,
        Agents = await AgentsAsync(shop, at, cancellationToken),
        At = at,
    };

    /// <summary>Tells the dispatcher who of the shop is on duty at that time.</summary>
    public async Task SetDutiesAsync(Shop shop, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var agent in await AgentsAsync(shop, at, cancellationToken))
            await placements.ApplyAsync(await dispatcher.SetAgentAsync(agent, cancellationToken), cancellationToken);
    }

    /// <summary>Tells the dispatcher an account that was changed. One that was disabled leaves at once, and its conversations are routed again.</summary>
    public async Task ConfigureAsync(Account account, CancellationToken cancellationToken)
    {
        if (await shops.FindAsync(account.Shop, cancellationToken) is { } shop)
            await placements.ApplyAsync(await dispatcher.SetAgentAsync(CommandOf(shop, account, new ShiftSchedule(shop.Shifts), clock.GetUtcNow()), cancellationToken), cancellationToken);
    }

    /// <summary>Tells the dispatcher what the journal knows of a shop's conversations, the longest waiting first.</summary>
    public async Task RestoreAsync(RestoreConversations truth, CancellationToken cancellationToken)
    {
        foreach (var contacts in truth.Contacts.Chunk(AtOnce))
            await placements.ApplyAsync(await dispatcher.RestoreAsync(truth with { Conversations = [], Contacts = contacts }, cancellationToken), cancellationToken);
        foreach (var conversations in truth.Conversations.OrderBy(conversation => conversation.WaitingSince).Chunk(AtOnce))
            await placements.ApplyAsync(await dispatcher.RestoreAsync(truth with { Conversations = conversations, Contacts = [] }, cancellationToken), cancellationToken);
    }

    private async Task IntroduceAsync(Shop shop, RestoreConversations truth, CancellationToken cancellationToken)
    {
        var lacksAny = truth.Conversations.Count + truth.Contacts.Count > 0;
        states.Forgotten(shop.Id);
        await TellAsync(shop, awaitsConversations: lacksAny, truth.At, cancellationToken);
        if (lacksAny)
            await ReturnAsync(truth, cancellationToken);
    }

    private async Task TellAsync(Shop shop, bool awaitsConversations, DateTimeOffset at, CancellationToken cancellationToken)
    {
        // Its routing as it is tried and rehearsed leaves out what the operator says; who serves does not.
        var configuration = await ConfigurationAsync(shop, at, cancellationToken) with { Settings = shop.Routing with { Enabled = shop.Serves }, AwaitsConversations = awaitsConversations };
        await placements.ApplyAsync(await dispatcher.ConfigureShopAsync(configuration, cancellationToken), cancellationToken);
    }

    private async Task ReturnAsync(RestoreConversations truth, CancellationToken cancellationToken)
    {
        await RestoreAsync(truth, cancellationToken);
        await placements.ApplyAsync(await dispatcher.RestoreAsync(new() { Shop = truth.Shop, AreAllBack = true, At = truth.At }, cancellationToken), cancellationToken);
    }

    private async Task<IReadOnlyList<SetAgent>> AgentsAsync(Shop shop, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var schedule = new ShiftSchedule(shop.Shifts);
        return [.. (await shops.AccountsAsync(shop.Id, cancellationToken)).Where(account => account.Role.Serves()).Select(account => CommandOf(shop, account, schedule, at))];
    }

    private static SetAgent CommandOf(Shop shop, Account account, ShiftSchedule schedule, DateTimeOffset at)
    {
        var routing = shop.RoutingOf(account.Id);
        return new()
        {
            Shop = shop.Id,
            Agent = account.Id,
            Weight = routing.Weight,
            Capacity = routing.Capacity,
            Groups = routing.Groups,
            NoSplit = routing.NoSplitAs(account.Role),
            Enabled = account.Enabled && account.Role.Serves(),
            OnDuty = schedule.IsOnDuty(account.Id, at),
            Wanted = account.Wanted,
            At = at,
        };
    }
}
