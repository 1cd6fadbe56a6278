using ChatRouter.Core.Conversations.Patterns;
using ChatRouter.Core.Shops;

namespace ChatRouter.Core.Conversations;

/// <summary>Finds contacts and addresses outside the platform, and who poses as it. The desk finds the same ones: both are held to one table of cases.</summary>
/// <remarks>
/// Full-width forms, zero-width characters and other signs that nobody sees make no difference. Each look takes time in proportion to the text, whatever it holds.
/// An order number can look like a bank card: one in ten of the same length passes Luhn's rule.
/// </remarks>
public static class ForbiddenPatterns
{
    /// <summary>Those of the patterns that the message holds. Where its card leads counts as a link: a client of an agent's own could name any address.</summary>
    /// <param name="domains">The shop's own, to which links may lead.</param>
    public static IReadOnlyList<ForbiddenPattern> In(MessageBody body, IReadOnlyList<ForbiddenPattern> patterns, IReadOnlyCollection<string> domains) =>
        [.. patterns.Where(pattern => TextsFor(pattern.Kind, body).Any(text => PlacesOf(text, pattern.Kind, domains).Count > 0))];

    /// <summary>Every place of the pattern, in order.</summary>
    public static IReadOnlyList<TextPlace> PlacesOf(string text, PatternKind kind, IReadOnlyCollection<string> domains)
    {
        var folded = FoldedText.Of(text);
        return kind switch
        {
            PatternKind.Link => Addresses.Links(folded, domains),
            PatternKind.Email => Addresses.Emails(folded),
            PatternKind.BankCard => Numbers.BankCards(folded),
            PatternKind.Phone => Numbers.Phones(folded),
            PatternKind.Messenger => Messengers.Contacts(folded),
            PatternKind.Address => Streets.In(folded),
            PatternKind.QrCode => [],
            PatternKind.Platform => Platforms.In(folded),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    private static IEnumerable<string> TextsFor(PatternKind kind, MessageBody body) =>
        kind == PatternKind.Link && body.Card?.Url is { } address ? body.Words.Append(address) : body.Words;
}
