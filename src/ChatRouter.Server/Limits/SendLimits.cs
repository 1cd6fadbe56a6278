using System.Collections.Concurrent;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Nodes;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Limits;

/// <summary>How many messages a buyer, an agent and a shop may send, how many images a person may upload and fetch, and how many requests he and a shop's keys may make.</summary>
public sealed class SendLimits(IOptions<LimitOptions> options, TimeProvider clock)
{
    private readonly LimitOptions _limits = options.Value;
    private readonly ConcurrentDictionary<(ShopId, string), TokenBucket> _buckets = new();

    /// <summary>None when the buyer may send now.</summary>
    public Rejection? OfBuyer(ShopId shop, BuyerId buyer) =>
        Take(shop, "b:" + buyer.Value, _limits.BuyerSendsPerSecond, _limits.BuyerSendBurst)
        ?? Take(shop, "*", _limits.ShopSendsPerSecond, _limits.ShopSendBurst);

    /// <summary>None when the agent may send now.</summary>
    public Rejection? OfAgent(ShopId shop, AgentId agent) =>
        Take(shop, "a:" + agent.Value, _limits.AgentSendsPerSecond, _limits.AgentSendBurst);

    /// <summary>None when a bot of the shop's own may send now.</summary>
    public Rejection? OfBot(ShopId shop) => Take(shop, "bot", _limits.ShopSendsPerSecond, _limits.ShopSendBurst);

    /// <summary>None when he may upload an image now.</summary>
    public Rejection? OfUpload(Participant who) => Take(who.Shop, "u" + KeyOf(who), _limits.UploadsPerSecond, _limits.UploadBurst);

    /// <summary>None when he may fetch an image now.</summary>
    public Rejection? OfDownload(Participant who) => Take(who.Shop, "d" + KeyOf(who), _limits.DownloadsPerSecond, _limits.DownloadBurst);

    /// <summary>None when he may make a request now.</summary>
    public Rejection? OfRequest(Participant who) => Take(who.Shop, "r" + KeyOf(who), _limits.RequestsPerSecond, _limits.RequestBurst);

    /// <summary>None when one of the shop's API keys may make a request now.</summary>
    public Rejection? OfKeyRequest(ShopId shop) => Take(shop, "keys", _limits.KeyRequestsPerSecond, _limits.KeyRequestBurst);

    /// <summary>Forgets who has been quiet; to be called from time to time.</summary>
    public void Forget()
    {
        foreach (var (key, bucket) in _buckets)
        {
            if (bucket.IsFull)
                _buckets.TryRemove(new(key, bucket));
        }
    }

    private static string KeyOf(Participant who) => who.IsAgent ? "a:" + who.Agent.Value.Value : "b:" + who.Buyer.Value.Value;

    private Rejection? Take(ShopId shop, string who, double perSecond, double burst)
    {
        if (!_limits.Enabled)
            return null;
        var wait = _buckets.GetOrAdd((shop, who), static (_, made) => new(made.perSecond, made.burst, made.clock), (perSecond, burst, clock)).Take();
        return wait == TimeSpan.Zero ? null : RateLimited.After(wait);
    }
}
