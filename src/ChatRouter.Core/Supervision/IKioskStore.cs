using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Supervision;

/// <summary>Keeps which televisions may show a shop's wall. Of their tokens it knows the hashes only.</summary>
/// <remarks>A write is durable when it returns, and holds at once. A database that fails or is too slow is a <see cref="JournalUnavailableException"/>.</remarks>
public interface IKioskStore
{
    Task AddAsync(Kiosk kiosk, string tokenHash, CancellationToken cancellationToken);

    /// <summary>The kiosk of that token; none when there is none, or it was revoked.</summary>
    Task<Kiosk?> FindAsync(string tokenHash, CancellationToken cancellationToken);

    /// <summary>The shop's kiosks, oldest first.</summary>
    Task<IReadOnlyList<Kiosk>> AllAsync(ShopId shop, CancellationToken cancellationToken);

    /// <summary>Its token is void from now on. False when the shop has no such kiosk.</summary>
    Task<bool> RevokeAsync(ShopId shop, string id, CancellationToken cancellationToken);
}
