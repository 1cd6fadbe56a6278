using ChatRouter.Core.Shops;

namespace ChatRouter.Storage;

/// <summary>What accounts held before routing had versions: read once, to make a shop's first version.</summary>
internal sealed record LegacyRouting(int Weight = AgentRouting.DefaultWeight, int? Capacity = null, IReadOnlyList<GroupId>? Groups = null, bool NoSplit = false, AccountRole Role = AccountRole.Agent)
{
    /// <summary>The shop with what its accounts' stored bodies say of them.</summary>
    public static Shop Join(Shop shop, IEnumerable<(AgentId Account, string Body)> accounts) => shop with
    {
        Agents = accounts.ToDictionary(account => account.Account, account => StorageJson.Read<LegacyRouting>(account.Body).ToRouting()),
    };

    private AgentRouting ToRouting() => new(Weight, Capacity, NoSplit == AgentRouting.Default.NoSplitAs(Role) ? null : NoSplit, Groups);
}
