using ChatRouter.Core.Phrases;

namespace ChatRouter.TestKit.Desks;

/// <summary>What every phrase store promises. A subclass supplies an empty store.</summary>
public abstract class PhraseStoreSpecification
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly ShopId Shop = new("shop");
    private static readonly AgentId Anna = new("anna");
    private static readonly AgentId Bert = new("bert");

    /// <summary>An empty store.</summary>
    protected abstract IPhraseStore Store { get; }

    private static QuickPhrase APhrase(string id, PhraseScope scope = PhraseScope.Shop, string shop = "shop") => new()
    {
        Shop = new ShopId(shop),
        Id = new PhraseId(id),
        Scope = scope,
        Group = scope == PhraseScope.Group ? new GroupId("g") : null,
        Agent = scope == PhraseScope.Personal ? Anna : null,
        Title = "发货时间",
        Code = "fahuo",
        Initials = "fhsj",
        Text = "亲,{{buyer.nick}}\n今天发出 😊",
    };

    [Theory]
    [InlineData(PhraseScope.Shop)]
    [InlineData(PhraseScope.Group)]
    [InlineData(PhraseScope.Personal)]
    public async Task A_phrase_is_kept_whole(PhraseScope scope)
    {
        await Store.SaveAsync(APhrase("1", scope), None);

        Assert.Equal(APhrase("1", scope), await Store.FindAsync(Shop, new PhraseId("1"), None));
        Assert.Equal(APhrase("1", scope), Assert.Single(await Store.OfDeskAsync(Shop, Anna, None)));
    }

    [Fact]
    public async Task A_phrase_is_changed_and_forgotten_only_as_it_is_stored()
    {
        await Store.SaveAsync(APhrase("1"), None);
        var id = new PhraseId("1");

        var changed = await Store.ChangeAsync(Shop, id, stored => stored with { Title = $"{stored.Title}!" }, None);
        Assert.Null(await Store.ChangeAsync(Shop, id, _ => null, None));
        Assert.Null(await Store.ChangeAsync(Shop, new PhraseId("2"), stored => stored, None));
        Assert.Null(await Store.ChangeAsync(new("nowhere"), id, stored => stored, None));
        Assert.Equal(changed, await Store.FindAsync(Shop, id, None));
        Assert.False(await Store.DeleteAsync(Shop, id, stored => stored != changed, None));
        Assert.True(await Store.DeleteAsync(Shop, id, stored => stored == changed, None));

        Assert.Null(await Store.FindAsync(Shop, id, None));
        Assert.EndsWith("!", changed!.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_are_saved_together_new_ones_and_changed_ones()
    {
        await Store.SaveAsync(APhrase("1"), None);

        await Store.SaveAllAsync(Shop, [APhrase("1") with { Title = "新" }, APhrase("2", PhraseScope.Group)], None);
        await Store.SaveAllAsync(Shop, [], None);

        Assert.Equal([APhrase("1") with { Title = "新" }, APhrase("2", PhraseScope.Group)], await Store.OfDeskAsync(Shop, Anna, None));
    }

    [Fact]
    public async Task A_desk_gets_shop_then_groups_then_own_in_the_order_in_which_they_were_made()
    {
        foreach (var (id, scope) in new[] { ("1", PhraseScope.Personal), ("2", PhraseScope.Shop), ("3", PhraseScope.Group), ("4", PhraseScope.Shop), ("5", PhraseScope.Personal) })
            await Store.SaveAsync(APhrase(id, scope), None);

        Assert.Equal(["2", "4", "3", "1", "5"], (await Store.OfDeskAsync(Shop, Anna, None)).Select(phrase => phrase.Id.Value));
        Assert.Equal(["2", "4", "3"], (await Store.OfDeskAsync(Shop, Bert, None)).Select(phrase => phrase.Id.Value));
    }

    [Fact]
    public async Task A_saved_phrase_replaces_the_one_before_and_may_move_to_another_scope()
    {
        await Store.SaveAsync(APhrase("1", PhraseScope.Personal), None);

        await Store.SaveAsync(APhrase("1") with { Title = "New" }, None);

        Assert.Equal("New", Assert.Single(await Store.OfDeskAsync(Shop, Bert, None)).Title);
        Assert.Single(await Store.OfDeskAsync(Shop, Anna, None));
    }

    [Fact]
    public async Task A_deleted_phrase_is_gone_and_deleting_again_changes_nothing()
    {
        await Store.SaveAsync(APhrase("1"), None);
        await Store.SaveAsync(APhrase("2"), None);

        await Store.DeleteAsync(Shop, new PhraseId("1"), _ => true, None);
        await Store.DeleteAsync(Shop, new PhraseId("1"), _ => true, None);

        Assert.Null(await Store.FindAsync(Shop, new PhraseId("1"), None));
        Assert.Equal("2", Assert.Single(await Store.OfDeskAsync(Shop, Anna, None)).Id.Value);
    }

    [Fact]
    public async Task Another_shops_phrases_are_unknown()
    {
        await Store.SaveAsync(APhrase("1"), None);
        await Store.SaveAsync(APhrase("1", shop: "other") with { Title = "Other" }, None);
        var third = new ShopId("third");

        await Store.DeleteAsync(third, new PhraseId("1"), _ => true, None);

        Assert.Empty(await Store.OfDeskAsync(third, Anna, None));
        Assert.Null(await Store.FindAsync(third, new PhraseId("1"), None));
        Assert.Equal("发货时间", (await Store.FindAsync(Shop, new PhraseId("1"), None))!.Title);
        Assert.Equal("Other", Assert.Single(await Store.OfDeskAsync(new ShopId("other"), Anna, None)).Title);
    }
}
