using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision;

namespace ChatRouter.Storage.Postgres;

/// <summary>The audit in PostgreSQL.</summary>
public sealed class PostgresAuditStore(PostgresDatabase database) : IAuditStore
{
    private const string AddSql = $"INSERT INTO audit ({StoredAuditRow.Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

    private const string KeepSql = $"WITH kept AS (INSERT INTO kept_rules (shop, {StoredAuditRow.RulesColumns}) VALUES ($1, $8, $9, $7) ON CONFLICT DO NOTHING) {AddSql}";

    private const string RulesSql = $"SELECT {StoredAuditRow.RulesColumns} FROM kept_rules WHERE shop = $1 AND revision = $2";

    private const string Between = $"SELECT {StoredAuditRow.Columns} FROM audit WHERE shop COLLATE \"POSIX\" = $1 AND id >= $3 AND id < $4";
    private const string AllSql = $"SELECT {StoredAuditRow.Columns} FROM audit WHERE shop = $1 AND id >= $3 AND id < $4 {Newest}";
    private const string ByActorSql = $"{Between} AND actor = $5 {Newest}";
    private const string ByActionSql = $"{Between} AND action = $5 {Newest}";
    private const string ByBothSql = $"{Between} AND actor = $5 AND action = $6 {Newest}";
    private const string Newest = "ORDER BY id DESC LIMIT $2";

    public Task AddAsync(AuditEntry entry, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Of(entry.Shop), query => With(query.Add(AddSql), entry), _ => true, cancellationToken);

    public Task AddAsync(AuditEntry entry, Revised<ForbiddenRules> rules, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Of(entry.Shop), query => With(query.Add(KeepSql), entry with { Revision = rules.Revision }).With(StorageJson.Write(rules.Value)), _ => true, cancellationToken);

    public Task<KeptRules?> RulesAsync(ShopId shop, string revision, CancellationToken cancellationToken) =>
        database.FirstAsync(ShopScope.Of(shop), query => query.Add(RulesSql).With(shop).With(revision), StoredAuditRow.ReadRules, cancellationToken);

    public Task<IReadOnlyList<AuditEntry>> FindAsync(ShopId shop, AuditQuery query, CancellationToken cancellationToken)
    {
        var (from, before) = StoredAuditRow.RangeOf(query);
        return database.AllAsync(ShopScope.Of(shop), entries =>
        {
            entries.Add((query.Actor, query.Action) switch { (null, null) => AllSql, (_, null) => ByActorSql, (null, _) => ByActionSql, _ => ByBothSql })
                .With(shop).With(query.Limit).With(from).With(before);
            if (query.Actor is { } actor)
                entries.With(actor.Value);
            return query.Action is { } action ? entries.With((int)action) : entries;
        }, StoredAuditRow.Read, cancellationToken);
    }

    private static PostgresQuery With(PostgresQuery query, AuditEntry entry) => query
        .With(entry.Shop).With(entry.Id).With(entry.Actor.Value).With((int)entry.Action).With(entry.Target).With(entry.Detail).With(entry.At).With(entry.Revision);
}
