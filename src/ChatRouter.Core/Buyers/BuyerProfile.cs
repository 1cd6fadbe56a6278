namespace ChatRouter.Core.Buyers;

/// <summary>What the shop says of its buyer, shown to agents.</summary>
/// <param name="Level">His member level, as the shop counts; none: the shop did not say.</param>
/// <param name="PushedAt">When the shop's backend pushed the orders; none: they are from a token.</param>
public sealed record BuyerProfile(int? Level, IReadOnlyList<string> Tags, IReadOnlyList<BuyerOrder> Orders, DateTimeOffset? PushedAt = null)
{
    public static readonly BuyerProfile Unknown = new(null, [], []);
}
