using Microsoft.Extensions.Options;

namespace ChatRouter.Redis;

/// <summary>The only place where names of keys and channels are made.</summary>
/// <remarks>What belongs to a shop carries the hash tag <c>{shop}</c> and lies in one slot of a cluster.</remarks>
public sealed class RedisKeys(IOptions<RedisOptions> options)
{
    private readonly string _prefix = options.Value.KeyPrefix;

    /// <summary>What all keys of a shop begin with.</summary>
    public string Shop(ShopId shop) => $"{_prefix}{{{shop.Value}}}:";

    /// <summary>Hash: the records of a shop's agents, conversations, buyers, connections and pools, and the shop's own.</summary>
    public string Records(ShopId shop) => $"{Shop(shop)}records";

    /// <summary>Sorted set: when each of a shop's agents and conversations is due next.</summary>
    public string Deadlines(ShopId shop) => $"{Shop(shop)}deadlines";

    /// <summary>Sorted set of all shops with timers: when each is due next. Never later than the truth once told.</summary>
    public string DueShops => $"{_prefix}{{due}}:shops";

    /// <summary>Hash: by which of its steps a shop's time in <see cref="DueShops"/> was told.</summary>
    public string DueSteps => $"{_prefix}{{due}}:steps";

    /// <summary>The channel of one node, on which others send it what its connections have to be pushed.</summary>
    public string NodeChannel(string node) => $"{_prefix}node:{node}";

    /// <summary>Hash: which nodes hold connections of each of a shop's participants.</summary>
    public string Places(ShopId shop) => $"{Shop(shop)}places";

    /// <summary>Set: the participants of a shop of whom that node holds connections.</summary>
    public string HeldBy(ShopId shop, string node) => $"{Shop(shop)}held:{node}";

    /// <summary>Hash: the shops of whose participants that node holds connections, and since which of its epochs.</summary>
    public string ShopsOf(string node) => Installation($"node:{node}", "shops");

    /// <summary>A value to be taken once.</summary>
    public string OneTime(string name) => Installation($"once:{name}", "value");

    /// <summary>A key of the installation under a hash tag of its own, for what belongs to no shop.</summary>
    public string Installation(string tag, string name) => $"{_prefix}{{{tag}}}:{name}";
}
