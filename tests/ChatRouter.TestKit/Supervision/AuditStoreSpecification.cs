using ChatRouter.Core.Supervision;

namespace ChatRouter.TestKit.Supervision;

/// <summary>What every audit promises. A subclass supplies an empty one, and another on the same database.</summary>
public abstract class AuditStoreSpecification
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly ShopId Shop = new("shop");

    /// <summary>An empty audit.</summary>
    protected abstract IAuditStore Store { get; }

    /// <summary>The same database after a restart.</summary>
    protected abstract IAuditStore Again();

    [Fact]
    public async Task Entries_are_kept_as_they_were_given_and_read_newest_first()
    {
        var entries = new[]
        {
            EntryAt(1, AuditAction.Watched) with { Detail = null },
            EntryAt(2, AuditAction.ForcedState) with { Detail = "paused: 休息 'a'" },
            EntryAt(3, AuditAction.PostedNotice) with { Target = "" },
        };
        foreach (var entry in entries)
            await Store.AddAsync(entry, None);

        Assert.Equal(entries.Reverse(), await Again().LatestAsync(Shop, 10, None));
        Assert.Equal([entries[2], entries[1]], await Store.LatestAsync(Shop, 2, None));
    }

    [Fact]
    public async Task Another_shop_sees_nothing_of_it()
    {
        await Store.AddAsync(EntryAt(1, AuditAction.TookOver), None);

        Assert.Empty(await Store.LatestAsync(new("another"), 10, None));
    }

    private static AuditEntry EntryAt(int second, AuditAction action)
    {
        var at = DateTimeOffset.UnixEpoch.AddSeconds(second);
        return new(Shop, NewId.At(at), new AgentId("boss"), action, "target", "detail", at);
    }
}
