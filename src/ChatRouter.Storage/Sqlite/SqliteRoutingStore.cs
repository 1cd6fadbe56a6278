using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.Storage.Sqlite;

/// <summary>Published plans and drafts in the SQLite file.</summary>
public sealed class SqliteRoutingStore(SqliteDatabase database, SqliteShopStore shops) : IRoutingStore, IDisposable
{
    private readonly ReaderPool _readers = new(database);
    private readonly SqliteWriter _writer = new(database);

    public Task<PublishedPlan?> PublishedAsync(ShopId shop, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => RoutingRow.Version(session, shop, RoutingRow.LatestVersion(session, shop)), cancellationToken);

    public Task<PublishedPlan?> VersionAsync(ShopId shop, int version, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => RoutingRow.Version(session, shop, version), cancellationToken);

    public Task<IReadOnlyList<RoutingVersion>> VersionsAsync(ShopId shop, int below, int limit, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => RoutingRow.Versions(session, shop, below, limit), cancellationToken);

    public Task<IReadOnlyList<RoutingVersion>> InForceAsync(ShopId shop, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => RoutingRow.InForce(session, shop, from, until), cancellationToken);

    public Task<RoutingDraft?> DraftAsync(ShopId shop, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => RoutingRow.Revision(session, shop, RoutingRow.LatestRevision(session, shop)), cancellationToken);

    public Task<RoutingDraft?> RevisionAsync(ShopId shop, int revision, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => RoutingRow.Revision(session, shop, revision), cancellationToken);

    public Task<bool> SaveDraftAsync(ShopId shop, RoutingDraft draft, CancellationToken cancellationToken) => _writer.WriteAsync(session =>
    {
        if (RoutingRow.LatestRevision(session, shop) != draft.Revision - 1)
            return false;
        RoutingRow.SaveDraft(session, shop, draft);
        return true;
    }, null, cancellationToken);

    public Task<bool> PublishAsync(ShopId shop, PublishedPlan plan, RoutingDraft? draft, CancellationToken cancellationToken) => _writer.WriteAsync(session =>
    {
        if (!RoutingRow.Follows(session, shop, plan, draft))
            return false;
        RoutingRow.Publish(session, shop, plan);
        if (draft is not null)
            RoutingRow.SaveDraft(session, shop, draft);
        return true;
    }, () => shops.Forget(shop), cancellationToken);

    public Task<IReadOnlyList<Publication>> PublicationsAsync(long after, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => RoutingRow.Publications(session, after), cancellationToken);

    public Task<long> LatestPublicationAsync(CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => session.Prepare("SELECT coalesce(max(no), 0) FROM routing_versions").Count(), cancellationToken);

    public void Forget(ShopId shop) => shops.Forget(shop);

    public void Dispose()
    {
        _readers.Dispose();
        _writer.Dispose();
    }
}
