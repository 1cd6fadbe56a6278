using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Supervision;

namespace ChatRouter.Core.Shops;

/// <summary>What a shop's administrator sets for its pages: origins, look, who may write, what the chat does for them, the public key and the secrets that sign buyers' tokens.</summary>
/// <remarks>Changes stand in the audit; secrets do not.</remarks>
public sealed partial class ShopWidget(ShopEditor editor)
{
    public const int MaxOrigins = 50;

    private const int MaxOriginLength = 255;
    private const int MaxLabelLength = 30;
    private const int MaxSecrets = 2;
    private const int SecretBytes = 32;
    private const int KeyBytes = 12;
    private const int MarkLength = 8;

    public Task<Result<Revised<WidgetSettings>>> SettingsAsync(ShopId shop, CancellationToken cancellationToken) => editor.SectionAsync(shop, SettingsOf, cancellationToken);

    public async Task<Result<Revised<WidgetSettings>>> SetSettingsAsync(AgentIdentity by, WidgetSettings settings, string? seen, CancellationToken cancellationToken) =>
        Check(settings, await GroupsAsync(by.Shop, cancellationToken)) is { } refused
            ? refused
            : await editor.EditAsync(
                by, seen, SettingsOf,
                before => before with { Origins = settings.Origins, GuestsAllowed = settings.GuestsAllowed, Widget = settings.Look, Chat = ChatRules.Trimmed(settings.Chat) ?? before.Chat },
                AuditAction.ChangedWidget, Told, cancellationToken);

    /// <summary>The shop with a public key that nobody knew before. Pages with the one before no longer open the chat.</summary>
    public async Task<Result<Shop>> RenewKeyAsync(AgentIdentity by, CancellationToken cancellationToken) => Changed(await editor.ChangeAsync(
        by, before => before with { PublicKey = $"pk_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes))}" },
        AuditAction.RenewedPublicKey, "", (before, after) => AuditDetail.OfFields(("publicKey", before.PublicKey, after.PublicKey)), cancellationToken));

    /// <summary>A new secret, told this once, beside the present one. With two already there is no room: the one that is no longer used goes first.</summary>
    public async Task<Result<string>> AddSecretAsync(AgentIdentity by, CancellationToken cancellationToken)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        var saved = await editor.ChangeAsync(
            by, before => before.BuyerTokenSecrets.Count < MaxSecrets ? before with { BuyerTokenSecrets = [.. before.BuyerTokenSecrets, secret] } : null,
            AuditAction.AddedTokenSecret, MarkOf(secret), Secrets, cancellationToken);
        return saved is null ? new Rejection(ErrorCode.InvalidArgument, "Two secrets are live. Remove the older one first.") : secret;
    }

    /// <summary>Tokens that the secret signed are void at once.</summary>
    public async Task<Result<Shop>> RemoveSecretAsync(AgentIdentity by, string mark, CancellationToken cancellationToken) =>
        Changed(await editor.ChangeAsync(
            by,
            before => before.BuyerTokenSecrets.Any(secret => MarkOf(secret) == mark) ? before with { BuyerTokenSecrets = [.. before.BuyerTokenSecrets.Where(secret => MarkOf(secret) != mark)] } : null,
            AuditAction.RemovedTokenSecret, mark, Secrets, cancellationToken));

    /// <summary>What tells secrets apart without telling them.</summary>
    public static string MarkOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)))[..MarkLength];

    private static Result<Shop> Changed(Shop? saved) => saved is null ? new Rejection(ErrorCode.NotFound, "There is no such thing.") : saved;

    private static string? Secrets(Shop before, Shop after) => AuditDetail.OfList([.. before.BuyerTokenSecrets.Select(MarkOf)], [.. after.BuyerTokenSecrets.Select(MarkOf)]);

    private static string? Told(Shop before, Shop after)
    {
        var (was, now) = (before.Widget, after.Widget);
        var fields = AuditDetail.OfFields(
            ("guests", before.GuestsAllowed, after.GuestsAllowed), ("color", was.Color, now.Color), ("side", was.Side, now.Side), ("labelZh", was.LabelZh, now.LabelZh), ("labelEn", was.LabelEn, now.LabelEn),
            ("contact", before.Chat.Contact, after.Chat.Contact), ("warnOfLinks", before.Chat.WarnOfLinks, after.Chat.WarnOfLinks));
        string?[] told = [Named("origins", AuditDetail.OfList(before.Origins, after.Origins)), Named("topics", AuditDetail.OfList(TopicsOf(before), TopicsOf(after))), fields, AuditDetail.OfFields([.. TextsOf(before).Zip(TextsOf(after), (was, now) => (was.Place, (object?)was.Text, (object?)now.Text))])];
        var changed = string.Join(", ", told.OfType<string>());
        return changed.Length == 0 ? null : changed;
    }

    private static string? Named(string list, string? change) => change is null ? null : $"{list} {change}";

    private static List<string> TopicsOf(Shop shop) => [.. shop.Chat.Topics.Select(topic => $"{ChatRules.NameOf(topic)}{(topic.GroupKey is { } group ? $" ({group})" : "")}")];

    private static IEnumerable<(string Place, string? Text)> TextsOf(Shop shop) => (shop.Chat.Texts ?? new()).All();

    private static WidgetSettings SettingsOf(Shop shop) => new(shop.Origins, shop.GuestsAllowed, shop.Widget, shop.Chat);

    private async Task<IReadOnlyList<RoutingGroup>> GroupsAsync(ShopId shop, CancellationToken cancellationToken) =>
        (await editor.SectionAsync(shop, found => found.Groups, cancellationToken)).Value?.Value ?? [];

    private static Rejection? Check(WidgetSettings settings, IReadOnlyList<RoutingGroup> groups)
    {
        var faults = new FieldFaults()
            .Unless(settings.Origins.Count <= MaxOrigins, "origins", FieldFault.TooMany)
            .Unless(settings.Look.Color is null || Color().IsMatch(settings.Look.Color), "color", FieldFault.Malformed)
            .Unless(MessageRules.Fits(settings.Look.LabelZh, MaxLabelLength), "labelZh", FieldFault.TooLong)
            .Unless(MessageRules.Fits(settings.Look.LabelEn, MaxLabelLength), "labelEn", FieldFault.TooLong);
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(settings.Origins.Count, MaxOrigins); i++)
            faults.Unless(settings.Origins[i] is { } origin && IsOrigin(origin), $"origins.{i}", FieldFault.Malformed).Unless(known.Add(settings.Origins[i]), $"origins.{i}", FieldFault.Duplicate);
        var topics = settings.Chat?.Topics ?? [];
        ChatRules.Check(topics, groups, MaxLabelLength, faults);
        foreach (var (place, fault) in ChatRules.FaultsOf(settings.Chat?.Texts))
            faults.Unless(false, place, fault);
        var orphans = string.Join(", ", ChatRules.Orphans(topics, groups));
        return faults.Refusal(orphans.Length > 0 ? $"The shop has no such group: give these topics another, or none: {orphans}." : "Origins are scheme, host and port only, lower case, as in https://shop.example.com; a colour is #rrggbb; labels have at most 30 characters; at most six topics, each with a label and no group or one of the shop's; texts have at most 200 characters.");
    }

    /// <summary>Whether it is written as browsers send it.</summary>
    public static bool IsOrigin(string origin) =>
        origin.Length <= MaxOriginLength && Uri.TryCreate(origin, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.GetLeftPart(UriPartial.Authority) == origin;

    [GeneratedRegex("^#[0-9a-f]{6}$")]
    private static partial Regex Color();
}
