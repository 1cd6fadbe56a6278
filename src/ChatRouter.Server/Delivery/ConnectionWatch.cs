using ChatRouter.Core.Accounts;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Limits;

namespace ChatRouter.Server.Delivery;

/// <summary>Looks after the connections of this node that need it: silence, stuck readers and heads once a second, ended sessions and leases every few seconds.</summary>
/// <remarks>A buyer to whom nothing happens is not looked at: his number must cost nothing.</remarks>
public sealed class ConnectionWatch(
    ConnectionRegistry connections, AgentPresence presence, IShopStore shops, ISessionStore sessions, SendLimits sendLimits, TimeProvider clock, ILogger<ConnectionWatch> logger) : BackgroundService
{
    /// <summary>An agent's client pings every 4 s; after this silence it is cut off.</summary>
    public static readonly TimeSpan PingLimit = TimeSpan.FromSeconds(10);

    /// <summary>Open or Resume must have been called by then.</summary>
    public static readonly TimeSpan OpenLimit = TimeSpan.FromSeconds(10);

    private const int HeadsEvery = 10;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SessionsEvery = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LeasesEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LimitsEvery = TimeSpan.FromSeconds(60);

    // Beside each other: a database or Redis that answers late must hold up neither heads nor the end of silent connections.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        RepeatAsync(LookEvery, LookAsync, stoppingToken),
        RepeatAsync(SessionsEvery, _ => EndSessionsAsync(stoppingToken), stoppingToken),
        RepeatAsync(LeasesEvery, _ => RenewLeasesAsync(stoppingToken), stoppingToken),
        RepeatAsync(LimitsEvery, ForgetLimitsAsync, stoppingToken));

    private async Task RepeatAsync(TimeSpan every, Func<int, Task> look, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, clock);
        for (var tick = 0; await NextAsync(timer, stoppingToken); tick++)
        {
            try
            {
                await look(tick);
            }
            catch (Exception exception) when (exception is DispatcherUnavailableException or JournalUnavailableException)
            {
                // Said elsewhere, once. The next look comes.
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.WatchFailed(exception);
            }
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private Task LookAsync(int tick)
    {
        foreach (var connection in connections.Attended)
            LookAt(connection, tick);
        return Task.CompletedTask;
    }

    private Task ForgetLimitsAsync(int tick)
    {
        sendLimits.Forget();
        return Task.CompletedTask;
    }

    private void LookAt(ClientConnection connection, int tick)
    {
        if (!connection.Opened && connection.SinceConnected > OpenLimit)
            connection.Abort();
        if (connection.Agent is not null && connection.SincePing > PingLimit)
            connection.Abort();
        if (connection.CheckWritable())
            logger.StuckClientCut(connection.Id, connection.Shop);
        // Spread over the seconds, so that many connections do not all get theirs at once.
        if ((uint)connection.GetHashCode() % HeadsEvery == tick % HeadsEvery)
            connection.PushHeads();
        connections.LetRest(connection);
    }

    private async Task RenewLeasesAsync(CancellationToken cancellationToken)
    {
        foreach (var (shop, agents) in connections.AgentsByShop)
        {
            foreach (var lost in await presence.RenewAsync(shop, [.. agents.Where(agent => agent.Opened).Select(agent => agent.Id)], cancellationToken))
            {
                if (connections.Find(lost) is not { Agent: { } agent } connection)
                    continue;
                // He is here though the dispatcher forgot him; what happened to his conversations meanwhile his client has to ask.
                await presence.ConnectedAsync(agent, lost, cancellationToken);
                connection.Push(new ResyncNeeded());
            }
        }
    }

    // Disabled, another role, or a session that was ended: by the accounts and sessions as they are, wherever that was done. No push could be relied on.
    private async Task EndSessionsAsync(CancellationToken cancellationToken)
    {
        var staff = connections.AgentsByShop.SelectMany(shop => shop.Agents).Concat(connections.SupervisorsByShop.SelectMany(shop => shop.Supervisors)).ToList();
        if (staff.Count == 0)
            return;
        var ended = (await sessions.EndedAsync([.. staff.Select(connection => SessionOf(connection.Staff!)).OfType<SessionKey>().Distinct()], cancellationToken)).ToHashSet();
        var accounts = (await shops.AccountsAsync([.. staff.Select(connection => AccountOf(connection.Staff!)).Distinct()], cancellationToken))
            .ToDictionary(account => new AccountKey(account.Shop, account.Id));
        foreach (var connection in staff)
        {
            var agent = connection.Staff!;
            var enabled = accounts.TryGetValue(AccountOf(agent), out var account) && account.Enabled;
            if (enabled && account!.SecurityStamp == agent.SecurityStamp && SessionOf(agent) is { } session && !ended.Contains(session))
                continue;
            connection.Push(new SessionSuperseded(enabled ? "signedOut" : "disabled"));
            connection.AbortSoon();
        }
    }

    private static AccountKey AccountOf(AgentIdentity agent) => new(agent.Shop, agent.Agent);

    private static SessionKey? SessionOf(AgentIdentity agent) => agent.Session is { } session ? new(agent.Shop, agent.Agent, session) : null;
}
