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

    /// <summary>Changes the phrase as it is stored, in one atomic step: nothing that another saves is lost.</summary>
    /// <param name="change">Called with what is stored, again when another was faster; none: nothing is to be changed after all.</param>
    /// <returns>The phrase as it is now; none when there is no such phrase, or nothing was changed.</returns>
    Task<QuickPhrase?> ChangeAsync(ShopId shop, PhraseId phrase, Func<QuickPhrase, QuickPhrase?> change, CancellationToken cancellationToken);

    /// <summary>Forgets the phrase, in one atomic step. Repeatable.</summary>
    /// <param name="may">Called with what is stored, again when another was faster.</param>
    /// <returns>False when it may not be forgotten as it is.</returns>
    Task<bool> DeleteAsync(ShopId shop, PhraseId phrase, Func<QuickPhrase, bool> may, CancellationToken cancellationToken);
}
