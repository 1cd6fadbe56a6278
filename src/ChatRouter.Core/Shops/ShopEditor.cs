using ChatRouter.Core.Conversations;
using ChatRouter.Core.Supervision;

namespace ChatRouter.Core.Shops;

/// <summary>Changes one section of a shop while others change others, and writes down what somebody changed.</summary>
public sealed class ShopEditor(IShopStore shops, IAuditStore audit, TimeProvider clock)
{
    private static readonly Rejection Unknown = new(ErrorCode.NotFound, "There is no such shop.");

    internal static readonly Rejection Conflict = new(ErrorCode.ChangedMeanwhile, "Somebody changed this in the meantime. Read it again, and send the revision that it has now.");

    /// <summary>The section as it stands.</summary>
    public async Task<Result<Revised<T>>> SectionAsync<T>(ShopId id, Func<Shop, T> section, CancellationToken cancellationToken) =>
        await shops.FindAsync(id, cancellationToken) is { } shop ? new Revised<T>(section(shop)) : Unknown;

    /// <summary>Changes the section in one atomic step, unless it is no longer what its editor saw; none: he does not care.</summary>
    /// <param name="told">What of it the audit tells; none: nothing changed, and it tells nothing.</param>
    public async Task<Result<Revised<T>>> EditAsync<T>(
        AgentIdentity by, string? seen, Func<Shop, T> section, Func<Shop, Shop> change, AuditAction action, Func<Shop, Shop, string?> told, CancellationToken cancellationToken)
    {
        var refused = Unknown;
        var saved = await ChangeAsync(
            by,
            shop =>
            {
                if (seen is null || seen == new Revised<T>(section(shop)).Revision)
                    return change(shop);
                refused = Conflict;
                return null;
            },
            action, "", told, cancellationToken);
        return saved is null ? refused : new Revised<T>(section(saved));
    }

    /// <summary>Changes the shop in one atomic step; none: there is no such shop, or the change refused.</summary>
    public async Task<Shop?> ChangeAsync(
        AgentIdentity by, Func<Shop, Shop?> change, AuditAction action, string target, Func<Shop, Shop, string?> told, CancellationToken cancellationToken)
    {
        Shop? before = null;
        var saved = await shops.ChangeAsync(by.Shop, shop => change(before = shop), cancellationToken);
        if (saved is not null && told(before!, saved) is { } detail)
            await audit.WriteAsync(by, action, target, detail, action == AuditAction.ChangedForbiddenWords ? new(ForbiddenRules.Of(saved)) : null, clock, cancellationToken);
        return saved;
    }
}
