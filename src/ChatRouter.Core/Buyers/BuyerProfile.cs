namespace ChatRouter.Core.Buyers;

/// <summary>What the shop says of its buyer, shown to agents.</summary>
/// <param name="Level">His member level, as the shop counts; none: the shop did not say.</param>
/// <param name="Phone">His number with digits left out, as in <c>138****8000</c>.</param>
/// <param name="Avatar">Where his picture is, by https.</param>
/// <param name="PushedAt">When the shop's backend pushed the orders; none: they are from a token.</param>
public sealed record BuyerProfile(int? Level, IReadOnlyList<string> Tags, IReadOnlyList<BuyerOrder> Orders, DateTimeOffset? PushedAt = null, string? Phone = null, string? Avatar = null)
{
    public static readonly BuyerProfile Unknown = new(null, [], []);
}
