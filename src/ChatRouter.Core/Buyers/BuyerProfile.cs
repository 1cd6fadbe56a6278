namespace ChatRouter.Core.Buyers;

/// <summary>What the shop's token says of its buyer, shown to agents.</summary>
/// <param name="Level">His member level, as the shop counts; none: the shop did not say.</param>
public sealed record BuyerProfile(int? Level, IReadOnlyList<string> Tags, IReadOnlyList<BuyerOrder> Orders)
{
    public static readonly BuyerProfile Unknown = new(null, [], []);
}
