using System.Text.Json.Serialization;

namespace ChatRouter.Core.Shops.Plans;

/// <summary>时效阈值: after how many seconds of waiting a desk marks a buyer's row; each that is none is, of a group, the shop's, and of the shop <see cref="Usual"/>'s.</summary>
public sealed record WaitTiers(int? BoldSeconds = null, int? AmberSeconds = null, int? OrangeSeconds = null, int? RedSeconds = null)
{
    public const int LeastSeconds = 5;
    public const int MostSeconds = 3_600;

    public static readonly WaitTiers Usual = new(30, 60, 100, 180);

    [JsonIgnore]
    public bool AreUsual => (BoldSeconds ?? AmberSeconds ?? OrangeSeconds ?? RedSeconds) is null;

    /// <summary>The third of them: who waits for this long is counted as urgent.</summary>
    [JsonIgnore]
    public TimeSpan UrgentAfter => TimeSpan.FromSeconds(OrangeSeconds ?? Usual.OrangeSeconds!.Value);

    /// <summary>These, and where they say nothing those.</summary>
    public WaitTiers Over(WaitTiers? others) => others is null ? this : new(
        BoldSeconds ?? others.BoldSeconds, AmberSeconds ?? others.AmberSeconds, OrangeSeconds ?? others.OrangeSeconds, RedSeconds ?? others.RedSeconds);

    internal IEnumerable<(string Field, int Seconds)> InOrder() =>
    [
        ("boldSeconds", BoldSeconds ?? Usual.BoldSeconds!.Value), ("amberSeconds", AmberSeconds ?? Usual.AmberSeconds!.Value),
        ("orangeSeconds", OrangeSeconds ?? Usual.OrangeSeconds!.Value), ("redSeconds", RedSeconds ?? Usual.RedSeconds!.Value),
    ];
}
