namespace ChatRouter.Core.Phrases;

/// <summary>Keeps quick phrases.</summary>
/// <remarks>A write is durable when it returns. Another shop's ids answer like unknown ones.</remarks>
public interface IPhraseStore
{
    /// <summary>The shop's phrases, those of all its groups, and the agent's own; by scope, then in the order in which they were made.</summary>
    Task<IReadOnlyList<QuickPhrase>> OfDeskAsync(ShopId shop, AgentId agent, CancellationToken cancellationToken);

    Task<QuickPhrase?> FindAsync(ShopId shop, PhraseId phrase, CancellationToken cancellationToken);

    /// <summary>Creates or replaces the phrase.</summary>
    Task SaveAsync(QuickPhrase phrase, CancellationToken cancellationToken);

    /// <summary>Creates or replaces all of the shop's phrases that are named, or none.</summary>
    Task SaveAllAsync(ShopId shop, IReadOnlyList<QuickPhrase> phrases, CancellationToken cancellationToken);

    /// <summary>Forgets the phrase. Repeatable.</summary>
    Task DeleteAsync(ShopId shop, PhraseId phrase, CancellationToken cancellationToken);
}
