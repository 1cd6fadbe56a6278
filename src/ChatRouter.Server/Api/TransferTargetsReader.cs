using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Hubs;

namespace ChatRouter.Server.Api;

/// <summary>Reads who could take a conversation over, from the dispatcher as it stands.</summary>
public sealed class TransferTargetsReader(DeskStaff staff, IDispatcher dispatcher, IShopStore shops, TimeProvider clock)
{
    public async Task<DeskApi.TransferTargets> ReadAsync(ShopId shopId, CancellationToken cancellationToken)
    {
        if (await shops.FindAsync(shopId, cancellationToken) is not { } shop || await staff.ReadAsync(shopId, cancellationToken) is not var (serving, colleagues))
            return new([], []);
        var queue = serving.Waiting == 0 ? [] : await dispatcher.QueueAsync(shopId, clock.GetUtcNow(), cancellationToken);
        return new([.. shop.Groups.Select(group => GroupOf(group.Id, shop, serving, queue))], colleagues);
    }

    private static DeskApi.GroupTarget GroupOf(GroupId group, Shop shop, StaffView staff, IReadOnlyList<QueuePosition> queue)
    {
        var members = staff.Agents.Where(agent => agent.Groups.Contains(group)).ToList();
        var online = members.FindAll(agent => agent.State == AgentState.Online);
        int? free = online.Exists(agent => agent.Capacity == 0) ? null : online.Sum(agent => Math.Max(0, agent.Capacity - agent.Active));
        var queued = queue.Count(waiting => PoolId.GroupsOf(waiting.Pool).Contains(group));
        return new(group, shop.GroupNames.GetValueOrDefault(group, group.Value), online.Count, free, members.Sum(agent => agent.Pending), queued);
    }
}
