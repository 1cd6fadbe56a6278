using ChatRouter.Core.Bots;
using ChatRouter.Core.Buyers;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.Tests.Conversations;

/// <summary>Buyers come to the group that the shop's conditions mean for them; agent <c>a</c> is in group <c>pages</c>, <c>b</c> in <c>gold</c>.</summary>
public sealed class MeantGroupsTests
{
    private static readonly AgentIdentity Anna = SmallShop.AgentOf("a");
    private static readonly AgentIdentity Bert = SmallShop.AgentOf("b");

    [Theory]
    [InlineData("/sale/7", null, null, "a")]
    [InlineData("/sale/7", 5, null, "a")]
    [InlineData("/", 5, null, "b")]
    [InlineData("/sale/7", null, "gold", "b")]
    public async Task A_conversation_begins_in_the_group_that_is_meant_unless_the_page_names_one(string entry, int? level, string? named, string owner)
    {
        await using var shop = await OpenAsync();

        for (var buyer = 0; buyer < 3; buyer++)
            Assert.Equal(owner, (await WriteAsync(shop, $"buyer{buyer}", entry, level, named)).Owner?.Value);
    }

    [Fact]
    public async Task Level_counts_only_where_the_shop_signed_for_the_buyer()
    {
        await using var shop = await OpenAsync();
        await shop.Get<IBuyerStore>().SaveAsync(SmallShop.Id, new("guest"), new(9, [], []), CancellationToken.None);

        var conversation = await WriteAsync(shop, "guest", "/", null, null, verified: false);

        Assert.False((await NotesAsync(shop, conversation)).HasFlag(RouteNotes.GroupNamed));
    }

    [Fact]
    public async Task A_page_that_is_opened_later_does_not_take_the_conversation_away_from_its_group()
    {
        await using var shop = await OpenAsync();
        var buyer = new BuyerIdentity(SmallShop.Id, new("buyer"), null, Verified: true);

        Task<GroupHint?> MeantAsync(BuyerEntry entry, bool begins) => shop.Get<MeantGroups>().OfAsync(buyer, entry, begins, CancellationToken.None).AsTask();

        Assert.Equal("pages", (await MeantAsync(new(Entry: "/sale/7"), begins: true))?.Group.Value);
        Assert.Null(await MeantAsync(new(Entry: "/sale/7"), begins: false));
        Assert.Equal("gold", (await MeantAsync(new(Entry: "/sale/7", Group: new(new("gold"))), begins: false))?.Group.Value);
    }

    [Theory]
    [InlineData("/sale/7", null, null, "a")]
    [InlineData("/", 5, null, "b")]
    [InlineData("/sale/7", null, "gold", "b")]
    public async Task Whom_the_bot_had_when_the_server_was_started_anew_it_hands_over_to_the_group_that_is_meant(string entry, int? level, string? named, string owner)
    {
        await using var shop = await OpenAsync();
        await shop.Get<IShopStore>().ChangeAsync(SmallShop.Id, known => known with { Bot = new() { Mode = BotMode.First, Answers = [new("hi", ["hi"], "Hello.")] } }, CancellationToken.None);
        var held = await WriteAsync(shop, "buyer", entry, level, named);
        Assert.Equal(Placement.HeldByBot, held.Placement);

        await shop.RestartAsync();
        await shop.OnlineAsync(Anna);
        await shop.OnlineAsync(Bert);
        Assert.Null(await shop.Get<ShopBots>().HandOverAsync(SmallShop.Id, held.Id, CancellationToken.None));

        var handed = (await shop.Get<IJournal>().FindAsync(SmallShop.Id, held.Id, CancellationToken.None))!;
        Assert.Equal((owner, RouteNotes.GroupNamed | RouteNotes.FromBot), (handed.Owner?.Value, handed.Notes));
    }

    private static async Task<RouteNotes> NotesAsync(SmallShop shop, ConversationRecord conversation) =>
        (await shop.Get<IJournal>().AssignmentsAsync(SmallShop.Id, conversation.Id, CancellationToken.None))[^1].Decision!.Notes;

    private static async Task<ConversationRecord> WriteAsync(SmallShop shop, string buyer, string entry, int? level, string? named, bool verified = true)
    {
        if (level is not null)
            await shop.Get<IBuyerStore>().SaveAsync(SmallShop.Id, new(buyer), new(level, [], []), CancellationToken.None);
        var sent = await shop.Get<BuyerConversations>().SendAsync(
            new(SmallShop.Id, new(buyer), null, verified), new("c"), new(Guid.CreateVersion7().ToString(), MessageKind.Text, "hi"),
            new(Entry: entry, Group: named is null ? null : new GroupHint(new(named))), CancellationToken.None);
        await shop.Get<RoutingWork>().WhenIdleAsync(CancellationToken.None);
        return (await shop.Get<IJournal>().FindAsync(SmallShop.Id, sent.Value!.Message.ConversationId, CancellationToken.None))!;
    }

    private static async Task<SmallShop> OpenAsync()
    {
        var shop = await SmallShop.OpenAsync();
        var plan = new RoutingPlan
        {
            Groups = new Dictionary<GroupId, PlannedGroup>
            {
                [new("pages")] = new("Pages", [Anna.Agent], Entries: ["/sale/*"]),
                [new("gold")] = new("Gold", [Bert.Agent], FromLevel: 3),
            },
        };
        Assert.True(await shop.Get<IRoutingStore>().PublishAsync(SmallShop.Id, new(new(2, Anna.Agent, "", shop.Clock.GetUtcNow(), null), plan), null, CancellationToken.None));
        await shop.Get<Rebuilder>().RebuildAsync(CancellationToken.None);
        await shop.OnlineAsync(Anna);
        await shop.OnlineAsync(Bert);
        return shop;
    }
}
