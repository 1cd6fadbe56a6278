using ChatRouter.Core.Bots;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.Core.Supervision;

/// <summary>What awaits those who open a shop's chat, before they write.</summary>
/// <remarks>Of the whole shop, and up to <see cref="KeptFor"/> old: a look costs O(agents). Where he really goes is decided when he writes.</remarks>
public sealed class Availabilities(IDispatcher dispatcher, IShopStore shops, ServiceHours hours, TimeProvider clock)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(2);

    private readonly ShopReadings<Availability> _readings = new(KeptFor, clock);

    /// <summary>None while the dispatcher does not answer.</summary>
    public async Task<Availability?> OfAsync(ShopId shop, CancellationToken cancellationToken)
    {
        try
        {
            return await _readings.OfAsync(shop, ReadAsync, cancellationToken);
        }
        catch (DispatcherUnavailableException)
        {
            return null;
        }
    }

    private async Task<Availability> ReadAsync(ShopId shop)
    {
        var botFirst = (await shops.FindAsync(shop, CancellationToken.None))?.Bot.Mode == BotMode.First;
        var staff = await dispatcher.StaffAsync(shop, CancellationToken.None);
        var state = StateOf(botFirst, [.. staff?.Agents.Where(agent => agent is { NoSplit: false, Weight: > 0 }) ?? []]);
        return new(state, state == AvailabilityState.Offline ? await hours.OpensAtAsync(shop, CancellationToken.None) : null);
    }

    private static AvailabilityState StateOf(bool botFirst, List<AgentView> serving) =>
        botFirst || serving.Exists(agent => agent is { State: AgentState.Online, Full: false }) ? AvailabilityState.Online
        : serving.Exists(agent => agent.State != AgentState.Offline) ? AvailabilityState.Queue
        : AvailabilityState.Offline;
}
