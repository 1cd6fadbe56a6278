using System.Globalization;
using System.Runtime.CompilerServices;
using ChatRouter.Core.Nodes;
using ChatRouter.Redis.Connection;
using ChatRouter.Redis.Scripts;

namespace ChatRouter.Redis.Nodes;

/// <summary>What Redis knows of which nodes hold whose connections, asked and told on behalf of one node.</summary>
/// <remarks>
/// A shop's part lies in the shop's slot. Beside it each node has a list of the shops of which it holds anything, noted before the first and dropped after
/// the last, so that everything it held is found when it is gone. Entries carry the node's epoch: what a node told after its return outlives the forgetting of what it was before.
/// </remarks>
internal sealed class NodeDirectory(IRedis redis, RedisKeys keys, LuaLibrary library, NodeMembership membership)
{
    private const string AtOnce = "256";
    private const string From = "0";

    private readonly NodeScripts _scripts = new(library);
    private readonly string _channels = keys.NodeChannel("");
    private volatile bool _subscribed;

    public string Node => membership.Node.Value;

    public string Channel => keys.NodeChannel(Node);

    /// <summary>What others publish reaches this node.</summary>
    public bool Subscribed { get => _subscribed; set => _subscribed = value; }

    /// <summary>It makes sense to tell what this node holds.</summary>
    public bool Ready => _subscribed && redis.IsConnected && membership.Current is not null;

    private string Epoch => Text(membership.Current?.Epoch ?? 0);

    /// <summary>The shop is among those that are looked through when this node is gone.</summary>
    public Task NoteShopAsync(ShopId shop) => redis.RunAsync(_scripts.NoteNodeShop, [keys.ShopsOf(Node)], [shop.Value, Epoch], CancellationToken.None);

    /// <summary>Nothing of the shop is left that the node told up to that epoch.</summary>
    public Task DropShopAsync(ShopId shop, NodeLease lease) =>
        redis.RunAsync(_scripts.DropNodeShop, [keys.ShopsOf(lease.Node.Value)], [shop.Value, Text(lease.Epoch)], CancellationToken.None);

    /// <summary>Tells what this node holds of some participants of a shop; learns about other nodes.</summary>
    public async Task<Place[]> HoldAsync(ShopId shop, IReadOnlyList<HoldingState> states)
    {
        List<string> arguments = [shop.Value, _channels, Node, Epoch];
        foreach (var (holding, _, connections) in states)
            arguments.AddRange([holding.Field, Text(connections?.Length ?? -1), .. connections ?? []]);
        var answer = await redis.RunAsync(_scripts.HoldParticipants, Keys(shop, Node), [.. arguments], CancellationToken.None);
        return PlacesIn(answer.Items);
    }

    /// <summary>Sends events to the other nodes that hold somebody.</summary>
    public async Task<Place> PublishAsync(ShopId shop, string field, IReadOnlyList<string> events)
    {
        var answer = await redis.RunAsync(_scripts.PublishEvents, [keys.Places(shop)], [_channels, Node, field, .. events], CancellationToken.None);
        return PlacesIn(answer.Items)[0];
    }

    /// <summary>Redis still knows that this node has to do with the shop.</summary>
    public async Task<bool> KnowsAsync(ShopId shop) =>
        (await redis.RunAsync(_scripts.FindKey, [keys.HeldBy(shop, Node)], [], CancellationToken.None)).Flag;

    /// <summary>Redis still knows that this node has to do with any shop.</summary>
    public async Task<bool> KnowsAsync() =>
        (await redis.RunAsync(_scripts.FindKey, [keys.ShopsOf(Node)], [], CancellationToken.None)).Flag;

    /// <summary>The shops of which a node holds anything, in parts; some may come twice.</summary>
    public async IAsyncEnumerable<ShopId[]> ShopsOfAsync(NodeId node, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursor = From;
        do
        {
            var part = (await redis.RunAsync(_scripts.ListNodeShops, [keys.ShopsOf(node.Value)], [cursor, AtOnce], cancellationToken)).Items;
            cursor = part[0].Text;
            yield return Array.ConvertAll(part[1..], shop => new ShopId(shop.Text));
        }
        while (cursor != From);
    }

    /// <summary>What Redis believes that this node holds of a shop, in parts; some may come twice.</summary>
    public async IAsyncEnumerable<string[]> HeldAsync(ShopId shop)
    {
        var cursor = From;
        do
        {
            var part = (await redis.RunAsync(_scripts.ListHeld, [keys.HeldBy(shop, Node)], [cursor, AtOnce], CancellationToken.None)).Items;
            cursor = part[0].Text;
            yield return Array.ConvertAll(part[1..], field => field.Text);
        }
        while (cursor != From);
    }

    /// <summary>Forgets what a node held of a shop up to its epoch; its agents' connections, in parts.</summary>
    public async IAsyncEnumerable<LostConnection[]> ForgetAsync(ShopId shop, NodeLease gone, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursor = From;
        do
        {
            string[] arguments = [shop.Value, _channels, gone.Node.Value, Text(gone.Epoch), cursor, AtOnce];
            var part = (await redis.RunAsync(_scripts.ForgetHeld, Keys(shop, gone.Node.Value), arguments, cancellationToken)).Items;
            cursor = part[0].Text;
            yield return [.. part.Skip(1).Chunk(2).Select(pair => new LostConnection(shop, new(pair[0].Text), new(pair[1].Text)))];
        }
        while (cursor != From);
    }

    private string[] Keys(ShopId shop, string node) => [keys.Places(shop), keys.HeldBy(shop, node)];

    private static Place[] PlacesIn(RedisReply[] numbers) =>
        [.. numbers.Chunk(2).Select(pair => new Place(pair[0].Number, pair[1].Number > 0))];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
