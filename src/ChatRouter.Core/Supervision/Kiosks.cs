using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Supervision;

/// <summary>Makes and revokes the tokens of televisions.</summary>
public sealed class Kiosks(IKioskStore store, IAuditStore audit, TimeProvider clock)
{
    private const int MaxPerShop = 50;
    private const int MaxNameLength = 60;

    public Task<IReadOnlyList<Kiosk>> AllAsync(ShopId shop, CancellationToken cancellationToken) => store.AllAsync(shop, cancellationToken);

    /// <summary>A new kiosk and its token, which is shown this once.</summary>
    public async Task<Result<NewKiosk>> MakeAsync(AgentIdentity supervisor, string name, CancellationToken cancellationToken)
    {
        if (MessageRules.CheckText(name) is not null || name.Length > MaxNameLength)
            return new Rejection(ErrorCode.InvalidArgument, "A television needs a name of at most 60 characters.");
        if ((await store.AllAsync(supervisor.Shop, cancellationToken)).Count >= MaxPerShop)
            return new Rejection(ErrorCode.InvalidArgument, "A shop has at most 50 televisions. Revoke one first.");
        var at = StoredTime.Of(clock.GetUtcNow());
        var (kiosk, token) = (new Kiosk(supervisor.Shop, NewId.At(at), name.Trim(), supervisor.Agent, at), KioskToken.New());
        await store.AddAsync(kiosk, KioskToken.HashOf(token)!, cancellationToken);
        await audit.AddAsync(new(supervisor.Shop, NewId.At(at), supervisor.Agent, AuditAction.MadeKiosk, kiosk.Id, kiosk.Name, at), cancellationToken);
        return new NewKiosk(kiosk, token);
    }

    public async Task<Rejection?> RevokeAsync(AgentIdentity supervisor, string id, CancellationToken cancellationToken)
    {
        if (!await store.RevokeAsync(supervisor.Shop, id, cancellationToken))
            return new(ErrorCode.NotFound, "There is no such television.");
        var at = clock.GetUtcNow();
        await audit.AddAsync(new(supervisor.Shop, NewId.At(at), supervisor.Agent, AuditAction.RevokedKiosk, id, null, at), cancellationToken);
        return null;
    }

    /// <summary>Whose token it is; none when it is false or revoked.</summary>
    public async Task<Kiosk?> FindAsync(string token, CancellationToken cancellationToken) =>
        KioskToken.HashOf(token) is { } hash ? await store.FindAsync(hash, cancellationToken) : null;
}
