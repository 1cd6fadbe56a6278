using System.Collections.Concurrent;
using ChatRouter.Core.Conversations;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Limits;

/// <summary>How many messages a buyer, an agent and a shop may send.</summary>
public sealed class SendLimits(IOptions<LimitOptions> options, TimeProvider clock)
{
    private readonly LimitOptions limits = options.Value;
    private readonly ConcurrentDictionary<(ShopId, string), TokenBucket> buckets = new();

    /// <summary>None when the buyer may send now.</summary>
    public Rejection? OfBuyer(ShopId shop, BuyerId buyer) =>
        Take(shop, "b:" + buyer.Value, limits.BuyerSendsPerSecond, limits.BuyerSendBurst)
        ?? Take(shop, "*", limits.ShopSendsPerSecond, limits.ShopSendBurst);

    /// <summary>None when the agent may send now.</summary>
    public Rejection? OfAgent(ShopId shop, AgentId agent) =>
        Take(shop, "a:" + agent.Value, limits.AgentSendsPerSecond, limits.AgentSendBurst);

    /// <summary>Forgets who has been quiet; to be called from time to time.</summary>
    public void Forget()
    {
        foreach (var (key, bucket) in buckets)
        {
            if (bucket.IsFull)
                buckets.TryRemove(new(key, bucket));
        }
    }

    private Rejection? Take(ShopId shop, string who, double perSecond, double burst)
    {
        if (!limits.Enabled)
            return null;
        var wait = buckets.GetOrAdd((shop, who), static (_, made) => new(made.perSecond, made.burst, made.clock), (perSecond, burst, clock)).Take();
        return wait == TimeSpan.Zero ? null : RateLimited.After(wait);
    }
}
