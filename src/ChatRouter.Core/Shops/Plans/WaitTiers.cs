using System.Text.Json.Serialization;

namespace ChatRouter.Core.Shops.Plans;

/// <summary>时效阈值: after how many seconds of waiting a desk marks a buyer's row; each that is none is <see cref="Usual"/>'s.</summary>
public sealed record WaitTiers(int? BoldSeconds = null, int? AmberSeconds = null, int? OrangeSeconds = null, int? RedSeconds = null)
{
    public const int LeastSeconds = 5;
    public const int MostSeconds = 3_600;

    public static readonly WaitTiers Usual = new(30, 60, 100, 180);

    [JsonIgnore]
    public bool AreUsual => (BoldSeconds ?? AmberSeconds ?? OrangeSeconds ?? RedSeconds) is null;

    internal IEnumerable<(string Field, int Seconds)> InOrder() =>
    [
        ("boldSeconds", BoldSeconds ?? Usual.BoldSeconds!.Value), ("amberSeconds", AmberSeconds ?? Usual.AmberSeconds!.Value),
        ("orangeSeconds", OrangeSeconds ?? Usual.OrangeSeconds!.Value), ("redSeconds", RedSeconds ?? Usual.RedSeconds!.Value),
    ];
}
