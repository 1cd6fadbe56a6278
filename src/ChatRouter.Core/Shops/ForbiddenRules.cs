using System.Text.Json.Serialization;

namespace ChatRouter.Core.Shops;

/// <summary>What a shop's agents must not write to buyers, and how much.</summary>
/// <param name="Patterns">None of a kind: it is off.</param>
/// <param name="Domains">Where links may lead, besides the hosts of the shop's origins: each with what is below it.</param>
/// <param name="MostInARow">How many messages in a row that the buyer has not answered; 0: any number, and the rules have the mark that they had before there was a limit.</param>
public sealed record ForbiddenRules(
    IReadOnlyList<ForbiddenWord> Words, IReadOnlyList<ForbiddenPattern> Patterns, IReadOnlyList<string> Domains,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int MostInARow = 0)
{
    /// <summary>Those of the shop, as it is published now.</summary>
    public static ForbiddenRules Of(Shop shop) => new(shop.ForbiddenWords, shop.ForbiddenPatterns, shop.LinkDomains, shop.MostInARow);
}
