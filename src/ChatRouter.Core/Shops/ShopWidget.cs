using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Shops;

/// <summary>What a shop's administrator sets for its pages: origins, look, who may write, the public key and the secrets that sign buyers' tokens.</summary>
public sealed partial class ShopWidget(IShopStore shops)
{
    private const int MaxOrigins = 50;
    private const int MaxOriginLength = 255;
    private const int MaxLabelLength = 30;
    private const int MaxSecrets = 2;
    private const int SecretBytes = 32;
    private const int KeyBytes = 12;
    private const int MarkLength = 8;

    public Task<Result<Revised<WidgetSettings>>> SettingsAsync(ShopId shop, CancellationToken cancellationToken) => shops.SectionAsync(shop, SettingsOf, cancellationToken);

    public async Task<Result<Revised<WidgetSettings>>> SetSettingsAsync(ShopId shop, WidgetSettings settings, string? seen, CancellationToken cancellationToken) =>
        Check(settings) is { } refused
            ? refused
            : await shops.EditAsync(
                shop, seen, SettingsOf,
                before => before with { Origins = settings.Origins, GuestsAllowed = settings.GuestsAllowed, Widget = settings.Look },
                cancellationToken);

    /// <summary>The shop with a public key that nobody knew before. Pages with the one before no longer open the chat.</summary>
    public async Task<Result<Shop>> RenewKeyAsync(ShopId shop, CancellationToken cancellationToken) =>
        Changed(await shops.ChangeAsync(shop, before => before with { PublicKey = $"pk_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes))}" }, cancellationToken));

    /// <summary>A new secret, told this once, beside the present one. With two already there is no room: the one that is no longer used goes first.</summary>
    public async Task<Result<string>> AddSecretAsync(ShopId shop, CancellationToken cancellationToken)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        var saved = await shops.ChangeAsync(
            shop, before => before.BuyerTokenSecrets.Count < MaxSecrets ? before with { BuyerTokenSecrets = [.. before.BuyerTokenSecrets, secret] } : null, cancellationToken);
        return saved is null ? new Rejection(ErrorCode.InvalidArgument, "Two secrets are live. Remove the older one first.") : secret;
    }

    /// <summary>Tokens that the secret signed are void at once.</summary>
    public async Task<Result<Shop>> RemoveSecretAsync(ShopId shop, string mark, CancellationToken cancellationToken) =>
        Changed(await shops.ChangeAsync(
            shop,
            before => before.BuyerTokenSecrets.Any(secret => MarkOf(secret) == mark) ? before with { BuyerTokenSecrets = [.. before.BuyerTokenSecrets.Where(secret => MarkOf(secret) != mark)] } : null,
            cancellationToken));

    /// <summary>What tells secrets apart without telling them.</summary>
    public static string MarkOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)))[..MarkLength];

    private static Result<Shop> Changed(Shop? saved) => saved is null ? new Rejection(ErrorCode.NotFound, "There is no such thing.") : saved;

    private static WidgetSettings SettingsOf(Shop shop) => new(shop.Origins, shop.GuestsAllowed, shop.Widget);

    private static Rejection? Check(WidgetSettings settings)
    {
        var faults = new FieldFaults()
            .Unless(settings.Origins.Count <= MaxOrigins, "origins", FieldFault.TooMany)
            .Unless(settings.Look.Color is null || Color().IsMatch(settings.Look.Color), "color", FieldFault.Malformed)
            .Unless(MessageRules.Fits(settings.Look.LabelZh, MaxLabelLength), "labelZh", FieldFault.TooLong)
            .Unless(MessageRules.Fits(settings.Look.LabelEn, MaxLabelLength), "labelEn", FieldFault.TooLong);
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(settings.Origins.Count, MaxOrigins); i++)
            faults.Unless(settings.Origins[i] is { } origin && IsOrigin(origin), $"origins.{i}", FieldFault.Malformed).Unless(known.Add(settings.Origins[i]), $"origins.{i}", FieldFault.Duplicate);
        return faults.Refusal("Origins are scheme, host and port only, lower case, as in https://shop.example.com; a colour is #rrggbb; labels have at most 30 characters.");
    }

    /// <summary>Whether it is written as browsers send it.</summary>
    public static bool IsOrigin(string origin) =>
        origin.Length <= MaxOriginLength && Uri.TryCreate(origin, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.GetLeftPart(UriPartial.Authority) == origin;

    [GeneratedRegex("^#[0-9a-f]{6}$")]
    private static partial Regex Color();
}
