using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Shops;

/// <summary>Changing one section of a shop while others change others.</summary>
internal static class ShopEdits
{
    private static readonly Rejection Unknown = new(ErrorCode.NotFound, "There is no such shop.");

    private static readonly Rejection Conflict = new(ErrorCode.ChangedMeanwhile, "Somebody changed this in the meantime. Read it again, and send the revision that it has now.");

    /// <summary>The section as it stands.</summary>
    public static async Task<Result<Revised<T>>> SectionAsync<T>(this IShopStore shops, ShopId id, Func<Shop, T> section, CancellationToken cancellationToken) =>
        await shops.FindAsync(id, cancellationToken) is { } shop ? new Revised<T>(section(shop)) : Unknown;

    /// <summary>Changes the section in one atomic step, unless it is no longer what its editor saw; none: he does not care.</summary>
    public static async Task<Result<Revised<T>>> EditAsync<T>(this IShopStore shops, ShopId id, string? seen, Func<Shop, T> section, Func<Shop, Shop> change, CancellationToken cancellationToken)
    {
        var refused = Unknown;
        var saved = await shops.ChangeAsync(
            id,
            shop =>
            {
                if (seen is null || seen == new Revised<T>(section(shop)).Revision)
                    return change(shop);
                refused = Conflict;
                return null;
            },
            cancellationToken);
        return saved is null ? refused : new Revised<T>(section(saved));
    }
}
