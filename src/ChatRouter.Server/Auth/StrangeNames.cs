using ChatRouter.Core.Shops;

namespace ChatRouter.Server.Auth;

/// <summary>Failed sign-ins by names that nobody has, which lock as accounts do: a name must not tell by its lock that somebody has it.</summary>
/// <remarks>Each node counts by itself, the latest names; a node that starts anew knows none.</remarks>
internal sealed class StrangeNames
{
    private const int Most = 10_000;

    private readonly Lock _gate = new();
    private Dictionary<(ShopId, string), FailedSignIns> _latest = [];
    private Dictionary<(ShopId, string), FailedSignIns> _earlier = [];

    public FailedSignIns Of(ShopId shop, string name)
    {
        lock (_gate)
            return Find((shop, Account.KeyOf(name)));
    }

    /// <summary>Once more; from that many on it is locked until then.</summary>
    public void Count(ShopId shop, string name, int limit, DateTimeOffset lockUntil)
    {
        var key = (shop, Account.KeyOf(name));
        lock (_gate)
        {
            var (count, until) = Find(key);
            if (_latest.Count >= Most)
                (_earlier, _latest) = (_latest, []);
            _latest[key] = new(count + 1, count + 1 >= limit ? lockUntil : until);
        }
    }

    private FailedSignIns Find((ShopId, string) key) => _latest.TryGetValue(key, out var found) ? found : _earlier.GetValueOrDefault(key);
}
