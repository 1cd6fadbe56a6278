namespace ChatRouter.Core.Shops;

/// <summary>What a shop's agents must not write to buyers.</summary>
/// <param name="Patterns">None of a kind: it is off.</param>
/// <param name="Domains">Where links may lead, besides the hosts of the shop's origins: each with what is below it.</param>
public sealed record ForbiddenRules(IReadOnlyList<ForbiddenWord> Words, IReadOnlyList<ForbiddenPattern> Patterns, IReadOnlyList<string> Domains)
{
    /// <summary>Those of the shop, as it is published now.</summary>
    public static ForbiddenRules Of(Shop shop) => new(shop.ForbiddenWords, shop.ForbiddenPatterns, shop.LinkDomains);
}
