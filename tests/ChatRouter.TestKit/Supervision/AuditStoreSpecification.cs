using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision;

namespace ChatRouter.TestKit.Supervision;

/// <summary>What every audit promises. A subclass supplies an empty one, and another on the same database.</summary>
public abstract class AuditStoreSpecification
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly ShopId Shop = new("shop");
    private static readonly AuditQuery All = new() { Limit = 10 };

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

        Assert.Equal(entries.Reverse(), await Again().FindAsync(Shop, All, None));
        Assert.Equal([entries[2], entries[1]], await Store.FindAsync(Shop, All with { Limit = 2 }, None));
    }

    [Fact]
    public async Task Another_shop_sees_nothing_of_it()
    {
        await Store.AddAsync(EntryAt(1, AuditAction.TookOver), None);

        Assert.Empty(await Store.FindAsync(new("another"), All, None));
    }

    [Fact]
    public async Task They_are_filtered_by_actor_action_and_period_and_read_page_by_page()
    {
        var entries = new[]
        {
            EntryAt(1, AuditAction.Watched),
            EntryAt(2, AuditAction.Watched) with { Actor = new("chief") },
            EntryAt(3, AuditAction.Closed) with { Actor = new("chief") },
            EntryAt(4, AuditAction.Watched),
        };
        foreach (var entry in entries)
            await Store.AddAsync(entry, None);

        async Task<string> FindAsync(AuditQuery query) => string.Join(' ', (await Store.FindAsync(Shop, query, None)).Select(entry => Array.IndexOf(entries, entry) + 1));
        Assert.Equal("3 2", await FindAsync(All with { Actor = new("chief") }));
        Assert.Equal("4 2 1", await FindAsync(All with { Action = AuditAction.Watched }));
        Assert.Equal("2", await FindAsync(All with { Actor = new("chief"), Action = AuditAction.Watched }));
        Assert.Equal("3 2", await FindAsync(All with { From = entries[1].At, Until = entries[3].At }));
        Assert.Equal("4 2", await FindAsync(All with { Action = AuditAction.Watched, Limit = 2 }));
        Assert.Equal("1", await FindAsync(All with { Action = AuditAction.Watched, Limit = 2, Before = entries[1].Id }));
        Assert.Equal("2 1", await FindAsync(All with { Before = entries[2].Id, Until = entries[3].At }));
        Assert.Empty(await FindAsync(All with { Actor = new("nobody") }));
    }

    [Fact]
    public async Task What_is_judged_names_the_rules_in_force_which_read_as_they_did_then()
    {
        ForbiddenWord[] words = [new("高仿", ForbiddenWordMode.Block, "它说 \"不行\""), new("VX", ForbiddenWordMode.Warn)];
        var before = new Revised<ForbiddenRules>(new(words, [new(PatternKind.Link, ForbiddenWordMode.Block)], ["a.example"]));
        var after = new Revised<ForbiddenRules>(before.Value with { Words = [words[0]] });
        var entries = new[] { EntryAt(1, AuditAction.UsedForbiddenWord), EntryAt(2, AuditAction.UsedForbiddenWord), EntryAt(3, AuditAction.ChangedForbiddenWords), EntryAt(4, AuditAction.Watched) };
        await Store.AddAsync(entries[0], before, None);
        await Store.AddAsync(entries[1], before, None);
        await Store.AddAsync(entries[2], after, None);
        await Store.AddAsync(entries[3], None);

        Assert.Equal([null, after.Revision, before.Revision, before.Revision], (await Again().FindAsync(Shop, All, None)).Select(entry => entry.Revision));
        var kept = await Again().RulesAsync(Shop, before.Revision, None);
        Assert.Equal((before.Revision, entries[0].At, before.Revision), (kept!.Revision, kept.At, new Revised<ForbiddenRules>(kept.Rules).Revision));
        Assert.Equal("高仿", Assert.Single((await Store.RulesAsync(Shop, after.Revision, None))!.Rules.Words).Word);
        Assert.Null(await Store.RulesAsync(new("another"), before.Revision, None));
        Assert.Null(await Store.RulesAsync(Shop, "0000000000000000", None));
    }

    private static AuditEntry EntryAt(int second, AuditAction action)
    {
        var at = DateTimeOffset.UnixEpoch.AddSeconds(second);
        return new(Shop, NewId.At(at), new AgentId("boss"), action, "target", "detail", at);
    }
}
