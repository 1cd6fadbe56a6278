using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;
using ChatRouter.Core.Supervision;
using ChatRouter.Server.Delivery;

namespace ChatRouter.Server.Hubs;

/// <summary>Opens a buyer's connection: subscribes it first and reads second, so that nothing falls between.</summary>
public sealed class BuyerSnapshots(HubConnections connections, BuyerConversations conversations, IJournal journal, IDispatcher dispatcher, Announcer announcer, IShopStore shops, UsualReplies replies, Availabilities availabilities, ServiceHours hours, TimeProvider clock)
{
    public async Task<Result<BuyerSnapshot>> OpenAsync(ClientConnection connection, OpenRequest request, CancellationToken cancellationToken)
    {
        string?[] fields = [request.Entry, request.OrderId, request.AgentKey, request.GroupKey];
        if (request.Have.Count > 100 || fields.Any(field => field?.Length > OpenRequest.MaxFieldLength))
            return new Rejection(ErrorCode.InvalidArgument, "A field of the request is too long.");
        if (BuyerContext.Check(request.Metadata) is { } refused)
            return refused;
        var buyer = connection.Buyer!;
        var named = request.AgentKey is { } key ? await shops.FindAccountByNameAsync(buyer.Shop, key, cancellationToken) : null;
        await connections.OpenAsync(connection, new(named?.Id, GroupOf(request), request.Entry, request.OrderId, request.Metadata), cancellationToken);
        var shop = await shops.FindAsync(buyer.Shop, cancellationToken);
        var snapshot = new BuyerSnapshot
        {
            Buyer = new(buyer.Buyer, buyer.Name, buyer.Verified),
            ShopName = shop?.Name ?? "",
            Chat = shop is null ? null : await ChatAsync(buyer, shop, cancellationToken),
            Availability = shop is null ? null : await availabilities.OfAsync(shop.Id, cancellationToken),
            ServerTime = clock.GetUtcNow(),
        };
        var (latest, hasFormer) = await conversations.LatestAsync(buyer, cancellationToken);
        return latest is null ? snapshot : await WithAsync(snapshot with { HasFormer = hasFormer }, connection, latest, request, cancellationToken);
    }

    private async Task<OfferedChat?> ChatAsync(BuyerIdentity buyer, Shop shop, CancellationToken cancellationToken)
    {
        var contact = shop.Chat.Contact == AskedContact.None ? null : await conversations.ContactAsync(buyer, cancellationToken);
        return OfferedChat.Of(shop, contact, replies.Of(shop.Id), await hours.OpensAtAsync(shop.Id, cancellationToken));
    }

    private static GroupHint? GroupOf(OpenRequest request) => request.GroupKey is { Length: > 0 } key ? new(new(key), request.Fallback) : null;

    private async Task<BuyerSnapshot> WithAsync(BuyerSnapshot snapshot, ClientConnection connection, ConversationRecord latest, OpenRequest request, CancellationToken cancellationToken)
    {
        var after = request.Have.TryGetValue(latest.Id, out var have) ? Math.Clamp(have, 0, latest.LastSeq) : Math.Max(0, latest.LastSeq - MessagePage.HistorySize);
        var messages = await journal.ReadAsync(latest.Shop, latest.Id, after, MessagePage.SyncSize, cancellationToken);
        connection.Told(latest.Id, latest.LastSeq);
        var queued = latest.Placement == Placement.Queued ? await PositionAsync(latest, cancellationToken) : 0;
        return snapshot with
        {
            Status = await announcer.StatusAsync(latest, queued, cancellationToken),
            LastSeq = latest.LastSeq,
            Rating = latest.Placement == Placement.Closed && await journal.RatingsAsync(latest.Shop, [latest.Id], cancellationToken) is [var rating] ? rating : null,
            Messages = BuyerView.Of(messages),
            Receipts = new(latest.Receipts.AgentDelivered, latest.Receipts.AgentRead),
        };
    }

    private async Task<int> PositionAsync(ConversationRecord waiting, CancellationToken cancellationToken)
    {
        try
        {
            return await dispatcher.PositionAsync(waiting.Shop, waiting.Id, cancellationToken);
        }
        catch (DispatcherUnavailableException)
        {
            return 0;
        }
    }
}
