using System.Collections.Concurrent;
using ChatRouter.Core.Bots;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.Core.Supervision;

/// <summary>What awaits those who open a shop's chat, before they write.</summary>
/// <remarks>Of the whole shop, and up to <see cref="KeptFor"/> old: a look costs O(open conversations). Where he really goes is decided when he writes.</remarks>
public sealed class Availabilities(IDispatcher dispatcher, ServiceHours hours, TimeProvider clock)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<ShopId, Known> _known = new();

    /// <summary>None while the dispatcher does not answer.</summary>
    public async Task<Availability?> OfAsync(Shop shop, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(shop.Id, out var known) && clock.GetElapsedTime(known.At) < KeptFor)
            return known.Availability;
        try
        {
            var availability = await ReadAsync(shop, cancellationToken);
            _known[shop.Id] = new(availability, clock.GetTimestamp());
            return availability;
        }
        catch (DispatcherUnavailableException)
        {
            return null;
        }
    }

    private async Task<Availability> ReadAsync(Shop shop, CancellationToken cancellationToken)
    {
        var view = await dispatcher.ViewAsync(shop.Id, cancellationToken);
        var state = StateOf(shop, [.. view?.Agents.Where(agent => agent is { NoSplit: false, Weight: > 0 }) ?? []]);
        return new(state, state == AvailabilityState.Offline ? await hours.OpensAtAsync(shop.Id, cancellationToken) : null);
    }

    private static AvailabilityState StateOf(Shop shop, List<AgentView> serving) =>
        shop.Bot.Mode == BotMode.First || serving.Exists(agent => agent is { State: AgentState.Online, Full: false }) ? AvailabilityState.Online
        : serving.Exists(agent => agent.State != AgentState.Offline) ? AvailabilityState.Queue
        : AvailabilityState.Offline;

    private readonly record struct Known(Availability Availability, long At);
}
