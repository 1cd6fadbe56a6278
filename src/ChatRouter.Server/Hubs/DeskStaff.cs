using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;

namespace ChatRouter.Server.Hubs;

/// <summary>Who serves a shop and how loaded they are, for the desks of its agents.</summary>
public sealed class DeskStaff(IDispatcher dispatcher, IShopStore shops, TimeProvider clock)
{
    /// <summary>How old what opening desks are told may be: a node that restarts has all desks of a shop open at once, and each reading costs O(agents).</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromMilliseconds(250);

    private readonly ShopReadings<Reading?> _readings = new(KeptFor, clock);

    /// <summary>As it was at most <see cref="KeptFor"/> ago; none of a shop that the dispatcher does not know.</summary>
    /// <exception cref="DispatcherUnavailableException"/>
    public Task<Reading?> LatelyAsync(ShopId shop, CancellationToken cancellationToken) =>
        _readings.OfAsync(shop, id => ReadAsync(id, CancellationToken.None), cancellationToken);

    /// <summary>As it is.</summary>
    /// <inheritdoc cref="LatelyAsync"/>
    public async Task<Reading?> ReadAsync(ShopId shop, CancellationToken cancellationToken)
    {
        if (await dispatcher.StaffAsync(shop, cancellationToken) is not { } staff)
            return null;
        var names = (await shops.AccountsAsync(shop, cancellationToken)).Where(account => account.Role.Serves()).ToDictionary(account => account.Id, account => account.DisplayName);
        return new(staff, [.. staff.Agents.Where(agent => names.ContainsKey(agent.Agent)).Select(agent => new Colleague(agent.Agent, names[agent.Agent], agent.State, agent.Pending, agent.Active, agent.Capacity))]);
    }

    /// <summary>What was read.</summary>
    /// <param name="Colleagues">Those who may serve by their role.</param>
    public sealed record Reading(StaffView Staff, IReadOnlyList<Colleague> Colleagues);
}
