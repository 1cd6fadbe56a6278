using ChatRouter.Core.Shops;

namespace ChatRouter.Core.Buyers;

/// <summary>The tags that buyers have, as far as they are on the shop's list.</summary>
public sealed class GivenTags(IShopStore shops, IBuyerStore buyers)
{
    /// <summary>The tags of these buyers; those without any are left out.</summary>
    public async Task<IReadOnlyDictionary<BuyerId, IReadOnlyList<string>>> OfAsync(ShopId shop, IReadOnlyCollection<BuyerId> of, CancellationToken cancellationToken)
    {
        if (of.Count == 0 || await shops.FindAsync(shop, cancellationToken) is not { Tags.Count: > 0 } known)
            return new Dictionary<BuyerId, IReadOnlyList<string>>();
        var listed = known.Tags.Select(tag => tag.Name).ToHashSet(StringComparer.Ordinal);
        var given = await buyers.TagsAsync(shop, of, cancellationToken);
        return given.Select(tags => KeyValuePair.Create(tags.Key, (IReadOnlyList<string>)[.. tags.Value.Where(listed.Contains)])).Where(tags => tags.Value.Count > 0).ToDictionary();
    }

    /// <summary>The buyer's tags, those that were given first at the beginning.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken) =>
        (await OfAsync(shop, [buyer], cancellationToken)).GetValueOrDefault(buyer, []);
}
