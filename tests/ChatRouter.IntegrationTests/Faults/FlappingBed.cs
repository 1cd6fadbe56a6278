namespace ChatRouter.IntegrationTests.Faults;

/// <summary>A bed with two hundred agents.</summary>
public sealed class FlappingBed : FaultBed
{
    internal override IReadOnlyList<(string Shop, int Agents)> Shops => Form.Of<IReadOnlyList<(string, int)>>([("load1", 15), ("load2", 14), ("load3", 1)], [("load1", 99), ("load2", 99), ("load3", 2)]);

    /// <summary>The names of all keys in Redis.</summary>
    internal async Task<IReadOnlyList<string>> KeysAsync() => Lines(await RedisAsync(["KEYS", "*"]));

    /// <summary>How many agents' connections Redis knows.</summary>
    internal async Task<int> ConnectionsAsync()
    {
        var connections = 0;
        foreach (var (shop, _) in Shops)
            connections += Lines(await RedisAsync(["HKEYS", $"cr:{{{shop}}}:records"])).Count(field => field.StartsWith("l:", StringComparison.Ordinal));
        return connections;
    }

    private static List<string> Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
}
