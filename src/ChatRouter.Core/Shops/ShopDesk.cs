using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Shops;

/// <summary>What a shop's administrator sets for its desks: forbidden words, reasons of transfers, where orders come from.</summary>
public sealed class ShopDesk(IShopStore shops)
{
    private const int MaxWords = 2_000;
    private const int MaxWordLength = 64;
    private const int MaxReasons = 30;
    private const int MaxReasonLength = 100;
    private const int MaxUrlLength = 2_048;
    private const int MinSecretLength = 32;
    private const int MaxSecretLength = 256;

    /// <summary>Replaces the list; a word that stands twice, whatever its case, is refused.</summary>
    public Task<Rejection?> SetForbiddenWordsAsync(ShopId shop, IReadOnlyList<ForbiddenWord> words, CancellationToken cancellationToken)
    {
        var trimmed = words.Select(word => word with { Word = word.Word.Trim(), Reason = string.IsNullOrWhiteSpace(word.Reason) ? null : word.Reason.Trim() }).ToList();
        var fit = trimmed.Count <= MaxWords && trimmed.All(word => word.Word.Length is > 0 and <= MaxWordLength && (word.Reason?.Length ?? 0) <= MaxReasonLength);
        if (!fit || trimmed.DistinctBy(word => word.Word, StringComparer.OrdinalIgnoreCase).Count() < trimmed.Count)
            return Refused("At most 2,000 different words of 1 to 64 characters, with reasons of at most 100.");
        return SaveAsync(shop, before => before with { ForbiddenWords = trimmed }, cancellationToken);
    }

    /// <summary>Replaces the list.</summary>
    public Task<Rejection?> SetTransferReasonsAsync(ShopId shop, IReadOnlyList<string> reasons, CancellationToken cancellationToken)
    {
        var trimmed = reasons.Select(reason => reason.Trim()).ToList();
        if (trimmed.Count > MaxReasons || trimmed.Exists(reason => reason.Length is 0 or > MaxReasonLength) || trimmed.Distinct(StringComparer.Ordinal).Count() < trimmed.Count)
            return Refused("At most 30 different reasons of 1 to 100 characters.");
        return SaveAsync(shop, before => before with { TransferReasons = trimmed }, cancellationToken);
    }

    /// <summary>Sets or, with none, removes where orders come from.</summary>
    public Task<Rejection?> SetOrderConnectorAsync(ShopId shop, OrderConnector? connector, CancellationToken cancellationToken)
    {
        if (connector is not null && (connector.Url.Length > MaxUrlLength || !IsWebAddress(connector.Url) || connector.Secret.Length is < MinSecretLength or > MaxSecretLength))
            return Refused("The connector needs an http or https address without user name, and a secret of 32 to 256 characters.");
        return SaveAsync(shop, before => before with { Orders = connector }, cancellationToken);
    }

    private async Task<Rejection?> SaveAsync(ShopId id, Func<Shop, Shop> change, CancellationToken cancellationToken)
    {
        if (await shops.FindAsync(id, cancellationToken) is not { } shop)
            return new(ErrorCode.NotFound, "There is no such shop.");
        await shops.SaveAsync(change(shop), cancellationToken);
        return null;
    }

    private static bool IsWebAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 && uri.Fragment.Length == 0;

    private static Task<Rejection?> Refused(string message) => Task.FromResult<Rejection?>(new(ErrorCode.InvalidArgument, message));
}
