using System.Text.Json;
using ChatRouter.Core.Shops;

namespace ChatRouter.Core.Conversations;

/// <summary>Something in a message that its shop forbids.</summary>
/// <param name="Rule">The word, or which pattern: <c>pattern bankCard</c>; or the limit: <c>10 in a row</c>.</param>
public sealed record ForbiddenUse(string Rule, ForbiddenWordMode Mode)
{
    /// <summary>All of the message; it may be sent when none of them blocks.</summary>
    /// <param name="holdsCode">A QR code was found in the image that it carries.</param>
    public static IReadOnlyList<ForbiddenUse> In(MessageBody body, Shop shop, bool holdsCode = false) => shop is { ForbiddenWords.Count: 0, ForbiddenPatterns.Count: 0 } ? [] :
    [
        .. ForbiddenWords.In(body, shop.ForbiddenWords).Select(word => new ForbiddenUse(word.Word, word.Mode)),
        .. ForbiddenPatterns.In(body, shop.ForbiddenPatterns, shop.OwnDomains()).Select(Of),
        .. shop.ForbiddenPatterns.Where(pattern => holdsCode && pattern.Kind == PatternKind.QrCode).Select(Of),
    ];

    /// <summary>One message more than the shop allows in a row.</summary>
    public static ForbiddenUse OfLimit(int mostInARow) => new(NameOf(mostInARow), ForbiddenWordMode.Block);

    /// <summary>What the audit calls a pattern.</summary>
    internal static string NameOf(PatternKind kind) => $"pattern {JsonNamingPolicy.CamelCase.ConvertName(kind.ToString())}";

    /// <summary>What the audit calls the limit of messages in a row.</summary>
    internal static string NameOf(int mostInARow) => $"{mostInARow} in a row";

    private static ForbiddenUse Of(ForbiddenPattern pattern) => new(NameOf(pattern.Kind), pattern.Mode);
}
