using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Accounts;

/// <summary>Keeps the last attempts to sign in to each account.</summary>
/// <remarks>A write is durable when it returns. A database that fails or is too slow is a <see cref="JournalUnavailableException"/>.</remarks>
public interface ISignInStore
{
    /// <summary>Adds the attempts, of any accounts, each once however often it is given, and forgets all but the last of those accounts.</summary>
    /// <param name="most">That many which succeeded are kept, and that many which did not: guessing pushes out nothing but guesses.</param>
    Task AddAsync(IReadOnlyList<SignInAttempt> attempts, int most, CancellationToken cancellationToken);

    /// <summary>The account's attempts since then, the latest first.</summary>
    Task<IReadOnlyList<SignInAttempt>> OfAccountAsync(ShopId shop, AgentId account, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Forgets attempts of every shop from before that time, at most so many; returns how many.</summary>
    Task<int> ForgetAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken);
}
