using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision;
using ChatRouter.Server.Demo;
using ChatRouter.Server.Hubs;
using ChatRouter.TestKit.HubClient;
using Microsoft.Extensions.DependencyInjection;

namespace ChatRouter.IntegrationTests.Hubs;

/// <summary>What a shop's chat does for its buyers beside talking, where the shop wants it.</summary>
public sealed class OfferedChatTests : HubScene
{
    private static readonly WidgetChat Everything = new() { Contact = AskedContact.Either, WarnOfLinks = true, Topics = [new("退款", "Refund", "after-sale"), new(LabelEn: "Delivery")] };

    [Fact]
    public async Task Nothing_is_offered_unless_the_shop_wants_it_and_then_all_that_it_wants()
    {
        var buyer = await BuyerAsync();
        Assert.Null(await OfferedAsync(buyer));

        await SetAsync(Everything);

        var offered = await OfferedAsync(buyer);
        Assert.Equal((AskedContact.Either, null), (offered!.Contact, offered.Left));
        Assert.Equal(Everything.Topics, offered.Topics);
        Assert.Equal([], offered.OwnOrigins!);
        Assert.Null(offered.Texts);
        await SetAsync(new() { Topics = Everything.Topics });
        Assert.Equal((null, null), ((await OfferedAsync(buyer))!.Contact, (await OfferedAsync(buyer))!.OwnOrigins));
    }

    [Fact]
    public async Task What_the_shop_says_instead_of_the_usual_words_comes_with_the_first_answer_as_it_was_written()
    {
        const string Hostile = "<img src=x onerror=alert(1)>\u202e{time}\n&amp;";
        await SetAsync(new() { Texts = new(new(Welcome: Hostile, Left: "已收到")) });

        var offered = await OfferedAsync(await BuyerAsync());

        Assert.Equal(new ChatTexts(new(Welcome: Hostile, Left: "已收到")), offered!.Texts);
        Assert.Null(offered.Topics);
    }

    [Fact]
    public async Task A_buyer_leaves_changes_and_removes_where_he_can_be_reached_and_his_agent_sees_it()
    {
        await SetAsync(Everything);
        var buyer = await BuyerAsync();
        Assert.Equal("unknownConversation", await RefusalOfAsync(() => LeaveAsync(buyer, "13800138000")));
        await buyer.Hub.InvokeAsync<object>("Open", [new { have = new { }, entry = "/p/1" }]);
        var conversation = (await buyer.SendAsync("hello")).ConversationId;

        Assert.Equal("138 0013 8000", await LeaveAsync(buyer, " 138 0013 8000 "));
        Assert.Equal("contactInvalid", await RefusalOfAsync(() => LeaveAsync(buyer, "<img src=x onerror=alert(1)>@shop.example")));
        Assert.Equal("138 0013 8000", (await OfferedAsync(buyer))!.Left);
        var agent = await AgentAsync("xiaofang");
        await agent.UntilAsync(() => agent.Assigned.Any(assigned => assigned.Conversation.Id == conversation));
        Assert.Equal("138 0013 8000", (await ContextAsync(agent, conversation)).Contact);

        await LeaveAsync(buyer, "li@shop.example");
        await agent.UntilAsync(() => agent.Changed.Any(changed => changed.Id == conversation));
        Assert.Equal("li@shop.example", (await ContextAsync(agent, conversation)).Contact);
        await buyer.SendAsync("another turn");
        Assert.Equal("li@shop.example", (await ContextAsync(agent, conversation)).Contact);
        var colleague = await AgentAsync("laowang");
        Assert.Equal("unknownConversation", await RefusalOfAsync(() => ContextAsync(colleague, conversation)));

        Assert.Null(await LeaveAsync(buyer, null));
        Assert.Null((await ContextAsync(agent, conversation)).Contact);
        Assert.Null((await OfferedAsync(buyer))!.Left);
    }

    [Fact]
    public async Task A_supervisor_who_reads_along_sees_where_a_buyer_in_the_pool_can_be_reached_while_the_shop_asks()
    {
        await SetAsync(Everything);
        var buyer = await BuyerAsync();
        var conversation = (await buyer.SendAsync("hello")).ConversationId;
        await LeaveAsync(buyer, "13800138000");
        await using var supervisor = await SupervisorTestClient.OpenAsync(Server.Endpoint, DemoShop.Key, "boss", DemoShop.Password);

        Assert.Equal("13800138000", (await supervisor.WatchAsync(conversation)).Contact);
        await LeaveAsync(buyer, "li@shop.example");
        await supervisor.UntilAsync(() => supervisor.Contacts.Contains(new(conversation, "li@shop.example")));
        await SetAsync(new());
        await supervisor.UntilAsync(() => supervisor.Contacts.Contains(new(conversation, null)));
        Assert.Null((await supervisor.WatchAsync(conversation)).Contact);
    }

    [Fact]
    public async Task What_a_shop_does_not_ask_for_is_not_taken_nor_shown_any_more_but_may_be_taken_back()
    {
        await SetAsync(new() { Contact = AskedContact.Phone });
        var (buyer, agent, conversation) = await TalkAsync();
        Assert.Equal("contactInvalid", await RefusalOfAsync(() => LeaveAsync(buyer, "li@shop.example")));
        await LeaveAsync(buyer, "13800138000");

        await SetAsync(new());

        Assert.Equal("contactInvalid", await RefusalOfAsync(() => LeaveAsync(buyer, "13900139000")));
        Assert.Null((await ContextAsync(agent, conversation)).Contact);
        await LeaveAsync(buyer, null);
        await SetAsync(new() { Contact = AskedContact.Phone });
        Assert.Null((await ContextAsync(agent, conversation)).Contact);
    }

    [Fact]
    public async Task A_tapped_topic_leads_to_its_group_and_one_that_is_gone_to_whoever_is_there()
    {
        var presale = await AgentAsync("xiaofang");
        var aftersale = await AgentAsync("laowang");

        var refund = await TapAsync("after-sale");
        await aftersale.UntilAsync(() => Of(aftersale, refund) is not null);
        var gone = await TapAsync("no-such-group");
        await presale.UntilAsync(() => Of(presale, gone) is not null);
        var odd = await TapAsync(new string('g', 10_000));
        await presale.UntilAsync(() => Of(presale, odd) is not null);

        Assert.Contains("groupNamed", Of(aftersale, refund)!.Notes);
        Assert.Contains("groupUnknown", Of(presale, gone)!.Notes);
        Assert.Empty(Of(presale, odd)!.Notes);
    }

    [Fact]
    public async Task A_buyer_hears_what_awaits_him_before_he_writes_and_of_which_group_his_agent_is()
    {
        var buyer = await BuyerAsync();
        Assert.Equal(AvailabilityState.Offline, (await SnapshotAsync(buyer)).Availability?.State);
        await AgentAsync("laowang");

        await buyer.Hub.InvokeAsync<SendReceipt>("Send", [new { clientMsgId = Guid.CreateVersion7().ToString(), kind = "text", text = "Refund", groupKey = "after-sale" }]);
        await buyer.UntilAsync(() => buyer.Statuses.Any(status => status.Agent is not null));

        Assert.Equal("after-sale", buyer.Statuses.Last().Group?.Value);
        Assert.Equal("after-sale", (await SnapshotAsync(buyer)).Status?.Group?.Value);
    }

    [Fact]
    public async Task A_topic_of_a_group_that_is_not_there_waits_for_nobody()
    {
        var presale = await AgentAsync("xiaofang");

        var refund = await TapAsync("after-sale");

        await presale.UntilAsync(() => Of(presale, refund) is not null);
        Assert.Contains("groupOffline", Of(presale, refund)!.Notes);
    }

    private static AgentConversation? Of(AgentTestClient agent, ConversationId id) => agent.Assigned.FirstOrDefault(assigned => assigned.Conversation.Id == id)?.Conversation;

    private async Task<ConversationId> TapAsync(string group)
    {
        var buyer = await BuyerAsync();
        var receipt = await buyer.Hub.InvokeAsync<SendReceipt>("Send", [new { clientMsgId = Guid.CreateVersion7().ToString(), kind = "text", text = "Refund", groupKey = group }]);
        return receipt.ConversationId;
    }

    private async Task SetAsync(WidgetChat chat) =>
        await Server.Services.GetRequiredService<IShopStore>().ChangeAsync(DemoShop.Shop.Id, shop => shop with { Chat = chat }, CancellationToken.None);

    private static async Task<OfferedChat?> OfferedAsync(BuyerTestClient buyer) => (await SnapshotAsync(buyer)).Chat;

    private static Task<BuyerSnapshot> SnapshotAsync(BuyerTestClient buyer) => buyer.Hub.InvokeAsync<BuyerSnapshot>("Open", [new { have = new { } }]);

    private static async Task<string?> LeaveAsync(BuyerTestClient buyer, string? contact) => (await buyer.Hub.InvokeAsync<LeftContact>("LeaveContact", [contact])).Contact;

    private static Task<BuyerContext> ContextAsync(AgentTestClient agent, ConversationId id) => agent.Hub.InvokeAsync<BuyerContext>("ContextOf", [id]);
}
