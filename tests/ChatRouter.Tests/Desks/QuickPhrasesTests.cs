using ChatRouter.Core.Conversations;
using ChatRouter.Core.Phrases;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;
using ChatRouter.Core.Supervision;
using ChatRouter.Tests.Conversations;

namespace ChatRouter.Tests.Desks;

public sealed class QuickPhrasesTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly AgentIdentity Key = new(SmallShop.Id, new("key:1"), "erp", AccountRole.Supervisor, "") { IsKey = true };

    private static PhraseDraft ADraft(PhraseScope scope, string title = "发货时间") => new(scope, scope == PhraseScope.Group ? new("g") : null, title, "亲,今天发出", null, null);

    [Fact]
    public async Task A_key_looks_after_what_is_shared_and_the_audit_names_it()
    {
        await using var shop = await OpenAsync();
        var phrases = shop.Get<QuickPhrases>();

        var made = (await phrases.CreateAsync(Key, ADraft(PhraseScope.Shop), None)).Value!;
        Assert.Equal(new(Added: 1, Replaced: 1), (await phrases.ImportAsync(Key, [ADraft(PhraseScope.Shop), ADraft(PhraseScope.Group, "优惠券")], checkOnly: false, None)).Value);
        Assert.Equal("新", (await phrases.ChangeAsync(Key, made.Id, ADraft(PhraseScope.Shop, "新"), null, None)).Value!.Title);
        Assert.Equal(["新", "优惠券"], (await phrases.OfDeskAsync(Key, None)).Select(phrase => phrase.Title));
        Assert.Null(await phrases.DeleteAsync(Key, made.Id, null, None));

        var told = await shop.Get<IAuditStore>().FindAsync(SmallShop.Id, new() { Action = AuditAction.ChangedPhrases, Limit = 10 }, None);
        Assert.Equal(4, told.Count);
        Assert.All(told, entry => Assert.Equal(Key.Agent, entry.Actor));
    }

    [Fact]
    public async Task Nobodys_own_phrases_are_there_for_a_key_and_it_makes_none()
    {
        await using var shop = await OpenAsync();
        var phrases = shop.Get<QuickPhrases>();
        var own = (await phrases.CreateAsync(SmallShop.AgentOf("a"), ADraft(PhraseScope.Personal), None)).Value!;
        var shared = (await phrases.CreateAsync(Key, ADraft(PhraseScope.Shop), None)).Value!;

        Assert.Equal([shared], await phrases.OfDeskAsync(Key, None));
        Assert.Equal(ErrorCode.NotFound, (await phrases.ChangeAsync(Key, own.Id, ADraft(PhraseScope.Shop), null, None)).Rejection!.Code);
        Assert.Equal(ErrorCode.NotFound, (await phrases.DeleteAsync(Key, own.Id, null, None))!.Code);
        var refusals = new[]
        {
            (await phrases.CreateAsync(Key, ADraft(PhraseScope.Personal), None)).Rejection!,
            (await phrases.ChangeAsync(Key, shared.Id, ADraft(PhraseScope.Personal), null, None)).Rejection!,
            (await phrases.ImportAsync(Key, [ADraft(PhraseScope.Shop), ADraft(PhraseScope.Personal)], checkOnly: true, None)).Rejection!,
        };

        Assert.All(refusals, refusal => Assert.Equal(ErrorCode.Forbidden, refusal.Code));
        Assert.All(refusals, refusal => Assert.Contains("Make it the shop's or a group's", refusal.Message, StringComparison.Ordinal));
        Assert.Equal([own, shared], (await phrases.OfDeskAsync(SmallShop.AgentOf("a"), None)).OrderByDescending(phrase => phrase.Scope));
    }

    private static async Task<SmallShop> OpenAsync()
    {
        var shop = await SmallShop.OpenAsync();
        var plan = new RoutingPlan { Groups = new Dictionary<GroupId, PlannedGroup> { [new("g")] = new("G") } };
        Assert.True(await shop.Get<IRoutingStore>().PublishAsync(SmallShop.Id, new(new(2, null, "", shop.Clock.GetUtcNow()), plan), null, None));
        return shop;
    }
}
