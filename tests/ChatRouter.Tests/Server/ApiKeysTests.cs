using ChatRouter.Core.Shops;
using ChatRouter.Server.Accounts;
using ChatRouter.Server.Auth;
using ChatRouter.Storage.Sqlite;
using ChatRouter.TestKit;
using ChatRouter.Tests.Storage;

namespace ChatRouter.Tests.Server;

public sealed class ApiKeysTests : IDisposable
{
    private readonly SqliteFile _file = new();
    private readonly ManualClock _clock = new();
    private readonly SqliteApiKeyStore _store;
    private readonly SqliteAuditStore _audit;

    public ApiKeysTests() => (_store, _audit) = (new(_file.Database), new(_file.Database));

    [Fact]
    public async Task A_key_ends_with_its_expiry_and_its_use_is_known_to_the_minute()
    {
        var keys = new ApiKeys(_store, _audit, _clock);
        var admin = new Core.Conversations.AgentIdentity(new("shop"), new("boss"), "boss", AccountRole.Admin, "");
        var (key, secret) = (await keys.MakeAsync(admin, "sync", [KeyScopes.MembersRead], _clock.GetUtcNow().AddHours(1), CancellationToken.None)).Value;

        await keys.FindAsync(secret, CancellationToken.None);
        var first = (await keys.FindAsync(secret, CancellationToken.None))!.UsedAt;
        _clock.Advance(TimeSpan.FromSeconds(59));
        await keys.FindAsync(secret, CancellationToken.None);
        var soon = (await keys.FindAsync(secret, CancellationToken.None))!.UsedAt;
        _clock.Advance(TimeSpan.FromSeconds(1));
        await keys.FindAsync(secret, CancellationToken.None);
        var later = (await keys.FindAsync(secret, CancellationToken.None))!.UsedAt;
        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal((first, first + TimeSpan.FromMinutes(1)), (soon, later));
        Assert.Null(await keys.FindAsync(secret, CancellationToken.None));
        Assert.Equal(key.Id, Assert.Single(await keys.AllAsync(new("shop"), CancellationToken.None)).Id);
    }

    public void Dispose()
    {
        _store.Dispose();
        _audit.Dispose();
        _file.Dispose();
    }
}
