using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Hubs;

namespace ChatRouter.Server.Api;

/// <summary>Reads who could take a conversation over, from the dispatcher as it stands.</summary>
public sealed class TransferTargetsReader(IDispatcher dispatcher, IShopStore shops)
{
    public async Task<DeskApi.TransferTargets> ReadAsync(ShopId shopId, CancellationToken cancellationToken)
    {
        var shop = await shops.FindAsync(shopId, cancellationToken);
        var view = await dispatcher.ViewAsync(shopId, cancellationToken);
        if (shop is null || view is null)
            return new([], []);
        var names = (await shops.AccountsAsync(shopId, cancellationToken)).Where(account => account.Role.Serves()).ToDictionary(account => account.Id, account => account.DisplayName);
        var waiting = view.Waiting.ToHashSet();
        var pools = view.Conversations.Where(conversation => waiting.Contains(conversation.Conversation)).Select(conversation => conversation.Pool).ToList();
        return new(
            [.. shop.Groups.Select(group => GroupOf(group.Id, shop, view, pools))],
            [.. view.Agents.Where(agent => names.ContainsKey(agent.Agent)).Select(agent => new Colleague(agent.Agent, names[agent.Agent], agent.State, agent.Pending, agent.Active, agent.Capacity))]);
    }

    private static DeskApi.GroupTarget GroupOf(GroupId group, Shop shop, ShopView view, List<PoolId?> pools)
    {
        var members = view.Agents.Where(agent => agent.Groups.Contains(group)).ToList();
        var online = members.FindAll(agent => agent.State == AgentState.Online);
        int? free = online.Exists(agent => agent.Capacity == 0) ? null : online.Sum(agent => Math.Max(0, agent.Capacity - agent.Active));
        var queued = pools.Count(pool => PoolId.GroupsOf(pool).Contains(group));
        return new(group, shop.GroupNames.GetValueOrDefault(group, group.Value), online.Count, free, members.Sum(agent => agent.Pending), queued);
    }
}
