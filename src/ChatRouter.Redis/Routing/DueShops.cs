using System.Collections.Concurrent;
using ChatRouter.Redis.Connection;
using ChatRouter.Redis.Scripts;
using Microsoft.Extensions.Logging;

namespace ChatRouter.Redis.Routing;

/// <summary>When each shop of the installation is due next: an index beside the shops, in a slot of its own.</summary>
/// <remarks>
/// A step says when the index has to be told; nothing waits for the telling. An entry may be too early, which costs a look. One that could not
/// be told is told again with the next look; one that was lost with its node is told by the shop's next restoring.
/// </remarks>
internal sealed class DueShops(IRedis redis, RedisKeys keys, LuaLibrary library, ILogger logger)
{
    private readonly LuaScript _note = library.Load("note_due");
    private readonly LuaScript _list = library.Load("list_due");
    private readonly ConcurrentDictionary<ShopId, (long Step, long Due)> _untold = new();

    /// <summary>Tells when the shop is due, if the step says so.</summary>
    public void Note(ShopId shop, RedisReply due, RedisReply step)
    {
        if (!due.IsNone)
            _ = TellAsync(shop, step.Number, due.Number);
    }

    /// <summary>The shops that may be due, by time and id.</summary>
    public async Task<List<(ShopId Shop, long Due)>> ListAsync(string upTo, int most, CancellationToken cancellationToken)
    {
        foreach (var (shop, (step, due)) in _untold)
        {
            if (_untold.TryRemove(new(shop, (step, due))))
                await TellAsync(shop, step, due);
        }

        var pairs = (await redis.RunAsync(_list, [keys.DueShops], [upTo, ScriptArguments.Of(most)], cancellationToken)).Items;
        var shops = new List<(ShopId, long)>(pairs.Length / 2);
        for (var i = 0; i < pairs.Length; i += 2)
            shops.Add((new(pairs[i].Text), pairs[i + 1].Number));
        return shops;
    }

    private async Task TellAsync(ShopId shop, long step, long due)
    {
        try
        {
            await redis.RunAsync(_note, [keys.DueShops, keys.DueSteps], [shop.Value, ScriptArguments.Of(step), ScriptArguments.Of(due)], CancellationToken.None);
        }
        catch (Exception exception) when (exception is RedisUnavailableException or RedisScriptException)
        {
            logger.DueNotTold(shop, exception.Message);
            _untold.AddOrUpdate(shop, (step, due), (_, other) => other.Step > step ? other : (step, due));
        }
    }
}
