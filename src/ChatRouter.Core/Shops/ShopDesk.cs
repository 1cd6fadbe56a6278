using System.Text.RegularExpressions;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Supervision;
using ChatRouter.Core.Supervision.Alarms;

namespace ChatRouter.Core.Shops;

/// <summary>What a shop's administrator sets for its desks: its name, forbidden words and patterns, reasons of transfers and pauses, tags, where orders come from.</summary>
/// <remarks>A change names the revision that its editor saw, or none to overwrite whatever is there, and stands in the audit.</remarks>
public sealed partial class ShopDesk(IShopStore shops, ShopEditor editor, AlarmDesk alarms)
{
    private const int MaxWords = 2_000;
    private const int MaxWordLength = 64;
    private const int MaxDomains = 50;
    private const int MaxDomainLength = 253;
    private const int MaxInARow = 100;
    private const int MaxTags = 50;
    private const int MaxReasons = 30;
    private const int MaxReasonLength = 100;
    internal const int MaxUrlLength = 2_048;
    private const int MinSecretLength = 32;
    private const int MaxSecretLength = 256;

    /// <summary>Replaces the name that buyers see, one line of at most 40 characters.</summary>
    public async Task<Result<Revised<string>>> SetNameAsync(AgentIdentity by, string name, string? seen, CancellationToken cancellationToken)
    {
        var trimmed = name.Trim();
        var refused = new FieldFaults().Text("name", trimmed, ShopStanding.MaxLength).Unless(!trimmed.Any(char.IsControl), "name", FieldFault.Malformed)
            .Refusal($"The name has 1 to {ShopStanding.MaxLength} characters, in one line.");
        return refused is not null ? refused : await editor.EditAsync(
            by, seen, shop => shop.Name, before => before with { Name = trimmed }, AuditAction.ChangedShopName,
            (before, after) => AuditDetail.OfFields(("name", before.Name, after.Name)), cancellationToken);
    }

    public Task<Result<Revised<ForbiddenRules>>> ForbiddenRulesAsync(ShopId shop, CancellationToken cancellationToken) => editor.SectionAsync(shop, ForbiddenRules.Of, cancellationToken);

    /// <summary>Replaces the list of words, and the patterns, domains and limit that are given; a word that stands twice, whatever its case, is refused, as is a second pattern of a kind.</summary>
    public async Task<Result<Revised<ForbiddenRules>>> SetForbiddenRulesAsync(
        AgentIdentity by, IReadOnlyList<ForbiddenWord> words, IReadOnlyList<ForbiddenPattern>? patterns, IReadOnlyList<string>? domains, int? mostInARow, string? seen,
        CancellationToken cancellationToken)
    {
        if ((Holes(words, "words") ?? Holes(patterns ?? [], "patterns") ?? Holes(domains ?? [], "domains")) is { } holes)
            return holes;
        var trimmed = words.Select(word => word with { Word = word.Word.Trim(), Reason = string.IsNullOrWhiteSpace(word.Reason) ? null : word.Reason.Trim() }).ToList();
        var hosts = domains?.Select(domain => domain.Trim().ToLowerInvariant()).ToList();
        return (Check(trimmed) ?? Check(patterns ?? [], hosts ?? [], mostInARow)) is { } refused ? refused : await editor.EditAsync(
            by, seen, ForbiddenRules.Of,
            before => before with
            {
                ForbiddenWords = trimmed,
                ForbiddenPatterns = patterns ?? before.ForbiddenPatterns,
                LinkDomains = hosts ?? before.LinkDomains,
                MostInARow = mostInARow ?? before.MostInARow,
            },
            AuditAction.ChangedForbiddenWords, (before, after) => AuditDetail.OfList(Told(before), Told(after)), cancellationToken);
    }

    public Task<Result<Revised<IReadOnlyList<string>>>> TransferReasonsAsync(ShopId shop, CancellationToken cancellationToken) =>
        editor.SectionAsync(shop, ReasonsOf, cancellationToken);

    /// <summary>Replaces the list.</summary>
    public Task<Result<Revised<IReadOnlyList<string>>>> SetTransferReasonsAsync(AgentIdentity by, IReadOnlyList<string> reasons, string? seen, CancellationToken cancellationToken) =>
        SetReasonsAsync(by, reasons, seen, MaxReasonLength, ReasonsOf, (shop, wanted) => shop with { TransferReasons = wanted }, AuditAction.ChangedTransferReasons, cancellationToken);

    public Task<Result<Revised<IReadOnlyList<string>>>> PauseReasonsAsync(ShopId shop, CancellationToken cancellationToken) =>
        editor.SectionAsync(shop, PausesOf, cancellationToken);

    /// <inheritdoc cref="SetTransferReasonsAsync"/>
    public Task<Result<Revised<IReadOnlyList<string>>>> SetPauseReasonsAsync(AgentIdentity by, IReadOnlyList<string> reasons, string? seen, CancellationToken cancellationToken) =>
        SetReasonsAsync(by, reasons, seen, Pause.MaxReasonLength, PausesOf, (shop, wanted) => shop with { PauseReasons = wanted }, AuditAction.ChangedPauseReasons, cancellationToken);

    public Task<Result<Revised<IReadOnlyList<ShopTag>>>> TagsAsync(ShopId shop, CancellationToken cancellationToken) => editor.SectionAsync(shop, TagsOf, cancellationToken);

    /// <summary>Replaces the list; a name that stands twice, whatever its case, is refused.</summary>
    public async Task<Result<Revised<IReadOnlyList<ShopTag>>>> SetTagsAsync(AgentIdentity by, IReadOnlyList<ShopTag> tags, string? seen, CancellationToken cancellationToken)
    {
        if (Holes(tags, "tags") is { } holes)
            return holes;
        var trimmed = tags.Select(tag => tag with { Name = tag.Name.Trim() }).ToList();
        return Check(trimmed) is { } refused ? refused : await editor.EditAsync(
            by, seen, TagsOf, before => before with { Tags = trimmed }, AuditAction.ChangedTags, (before, after) => AuditDetail.OfList(ToldTags(before), ToldTags(after)), cancellationToken);
    }

    /// <summary>The connector's address; none: there is no connector. Its secret is told to nobody.</summary>
    public Task<Result<Revised<string?>>> OrderConnectorAsync(ShopId shop, CancellationToken cancellationToken) => editor.SectionAsync(shop, AddressOf, cancellationToken);

    /// <summary>Sets where orders come from; without a secret the present one stays.</summary>
    public async Task<Result<Revised<string?>>> SetOrderConnectorAsync(AgentIdentity by, string url, string? secret, string? seen, CancellationToken cancellationToken)
    {
        var connector = await ConnectorAsync(by.Shop, url, secret, cancellationToken);
        return connector.Succeeded(out var wanted, out var refused)
            ? await ConnectAsync(by, seen, wanted, cancellationToken)
            : refused;
    }

    public Task<Result<Revised<string?>>> RemoveOrderConnectorAsync(AgentIdentity by, string? seen, CancellationToken cancellationToken) =>
        ConnectAsync(by, seen, null, cancellationToken);

    /// <summary>The connector as these fields name it, without a secret with the present one; changes nothing.</summary>
    public async Task<Result<OrderConnector>> ConnectorAsync(ShopId shop, string url, string? secret, CancellationToken cancellationToken)
    {
        var signing = secret ?? (await shops.FindAsync(shop, cancellationToken))?.Orders?.Secret;
        var refused = new FieldFaults()
            .Unless(url.Length <= MaxUrlLength, "url", FieldFault.TooLong).Unless(IsWebAddress(url), "url", FieldFault.Malformed)
            .Unless(signing is not null, "secret", FieldFault.Required)
            .Unless(signing is null or { Length: >= MinSecretLength }, "secret", FieldFault.TooShort).Unless(signing is null or { Length: <= MaxSecretLength }, "secret", FieldFault.TooLong)
            .Refusal("The connector needs an http or https address without user name, and a secret of 32 to 256 characters.");
        return refused is not null ? refused : new OrderConnector(url, signing!);
    }

    // Whatever failed, it is another one now, or none.
    private async Task<Result<Revised<string?>>> ConnectAsync(AgentIdentity by, string? seen, OrderConnector? wanted, CancellationToken cancellationToken)
    {
        var connected = await SaveAsync(by, seen, wanted, cancellationToken);
        if (connected.Succeeded(out _, out _))
            await alarms.ClearAsync(by.Shop, AlarmKind.OrdersFailing, "", cancellationToken);
        return connected;
    }

    // That the secret is another one is told; the secret is not.
    private Task<Result<Revised<string?>>> SaveAsync(AgentIdentity by, string? seen, OrderConnector? wanted, CancellationToken cancellationToken) => editor.EditAsync(
        by, seen, AddressOf, before => before with { Orders = wanted }, AuditAction.ChangedOrderConnector,
        (before, after) => AuditDetail.OfFields(
            ("url", before.Orders?.Url, after.Orders?.Url), ("secret", null, before.Orders is not null && after.Orders is not null && before.Orders.Secret != after.Orders.Secret ? "new" : null)),
        cancellationToken);

    private static Rejection? Check(List<ForbiddenWord> words)
    {
        var faults = new FieldFaults().Unless(words.Count <= MaxWords, "words", FieldFault.TooMany);
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < Math.Min(words.Count, MaxWords); i++)
        {
            faults.Text($"words.{i}.word", words[i].Word, MaxWordLength)
                .Unless(known.Add(words[i].Word), $"words.{i}.word", FieldFault.Duplicate)
                .Unless((words[i].Reason?.Length ?? 0) <= MaxReasonLength, $"words.{i}.reason", FieldFault.TooLong);
        }

        return faults.Refusal("At most 2,000 different words of 1 to 64 characters, with reasons of at most 100.");
    }

    private static Rejection? Check(IReadOnlyList<ForbiddenPattern> patterns, List<string> domains, int? mostInARow)
    {
        var faults = new FieldFaults().Unless(domains.Count <= MaxDomains, "domains", FieldFault.TooMany)
            .Unless(mostInARow is null or (>= 0 and <= MaxInARow), "mostInARow", FieldFault.Malformed);
        var (kinds, known) = (new HashSet<PatternKind>(), new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < patterns.Count; i++)
            faults.Unless(kinds.Add(patterns[i].Kind), $"patterns.{i}.kind", FieldFault.Duplicate);
        for (var i = 0; i < Math.Min(domains.Count, MaxDomains); i++)
        {
            faults.Text($"domains.{i}", domains[i], MaxDomainLength)
                .Unless(Domain().IsMatch(domains[i]), $"domains.{i}", FieldFault.Malformed).Unless(known.Add(domains[i]), $"domains.{i}", FieldFault.Duplicate);
        }

        return faults.Refusal($"At most one pattern of each kind, {MaxDomains} different domains as in shop.example.com, without https://, and {MaxInARow} messages in a row.");
    }

    private async Task<Result<Revised<IReadOnlyList<string>>>> SetReasonsAsync(
        AgentIdentity by, IReadOnlyList<string> reasons, string? seen, int longest, Func<Shop, IReadOnlyList<string>> section, Func<Shop, List<string>, Shop> change, AuditAction action,
        CancellationToken cancellationToken)
    {
        if (Holes(reasons, "reasons") is { } holes)
            return holes;
        var trimmed = reasons.Select(reason => reason.Trim()).ToList();
        return Check(trimmed, longest) is { } refused ? refused : await editor.EditAsync(
            by, seen, section, before => change(before, trimmed), action, (before, after) => AuditDetail.OfList(section(before), section(after)), cancellationToken);
    }

    private static Rejection? Check(List<ShopTag> tags)
    {
        var faults = new FieldFaults().Unless(tags.Count <= MaxTags, "tags", FieldFault.TooMany);
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < Math.Min(tags.Count, MaxTags); i++)
        {
            faults.Text($"tags.{i}.name", tags[i].Name, ShopTag.MaxNameLength)
                .Unless(known.Add(tags[i].Name), $"tags.{i}.name", FieldFault.Duplicate)
                .Unless(!tags[i].Name.Contains('/', StringComparison.Ordinal) && tags[i].Name is not ("." or ".."), $"tags.{i}.name", FieldFault.Malformed);
        }

        return faults.Refusal($"At most {MaxTags} tags of different names of 1 to {ShopTag.MaxNameLength} characters, without a slash.");
    }

    private static Rejection? Check(List<string> reasons, int longest)
    {
        var faults = new FieldFaults().Unless(reasons.Count <= MaxReasons, "reasons", FieldFault.TooMany);
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(reasons.Count, MaxReasons); i++)
            faults.Text($"reasons.{i}", reasons[i], longest).Unless(known.Add(reasons[i]), $"reasons.{i}", FieldFault.Duplicate);
        return faults.Refusal($"At most {MaxReasons} different reasons of 1 to {longest} characters.");
    }

    // JSON's null can stand where an entry should.
    private static Rejection? Holes<T>(IReadOnlyList<T> entries, string field) =>
        new FieldFaults().Unless(entries.All(entry => entry is not null), field, FieldFault.Malformed).Refusal("An entry is missing.");

    private static List<string> Told(Shop shop) =>
    [
        .. shop.ForbiddenPatterns.Select(pattern => $"{ForbiddenUse.NameOf(pattern.Kind)} ({Told(pattern.Mode)})"),
        .. shop.LinkDomains.Select(domain => $"domain {domain}"),
        .. shop.MostInARow > 0 ? new[] { ForbiddenUse.NameOf(shop.MostInARow) } : [],
        .. shop.ForbiddenWords.Select(word => $"{word.Word} ({Told(word.Mode)}{(word.Reason is { } reason ? $": {reason}" : "")})"),
    ];

    private static string Told(ForbiddenWordMode mode) => mode.ToString().ToLowerInvariant();

    private static List<string> ToldTags(Shop shop) => [.. shop.Tags.Select(tag => $"{tag.Name} ({tag.Color.ToString().ToLowerInvariant()})")];

    private static IReadOnlyList<ShopTag> TagsOf(Shop shop) => shop.Tags;

    private static IReadOnlyList<string> ReasonsOf(Shop shop) => shop.TransferReasons;

    private static IReadOnlyList<string> PausesOf(Shop shop) => shop.PauseReasons;

    private static string? AddressOf(Shop shop) => shop.Orders?.Url;

    [GeneratedRegex(@"^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,63}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Domain();

    /// <summary>An address that this server may be asked to call, by its form.</summary>
    internal static bool IsWebAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 && uri.Fragment.Length == 0;
}
