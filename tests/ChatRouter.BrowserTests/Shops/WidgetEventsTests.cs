using System.Text.Json;
using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Shops;

/// <summary>What a shop's page hears of a chat that is going on, and what it may ask of the routing.</summary>
public sealed class WidgetEventsTests(Chromium chromium) : BrowserScene(chromium)
{
    [Fact]
    public async Task The_queue_is_told_with_its_position_reason_and_once_somebody_was_served_the_time_it_will_take()
    {
        var desk = await AgentAsync();
        await desk.SetStateAsync("paused");
        var first = await ListenAsync(await BuyerAsync(), "queue");
        await first.WriteAsync("the first");
        await UntilHeardAsync(first, "([name, { position, reason, etaSeconds }]) => name === 'queue' && position === 1 && reason === 'allAway' && etaSeconds === undefined");
        await desk.SetStateAsync("online");
        await Assertions.Expect(first.Head).ToContainTextAsync("小芳");
        await desk.SetStateAsync("paused");

        var next = await ListenAsync(await BuyerAsync(), "queue");
        await next.WriteAsync("the next");

        await UntilHeardAsync(next, "([name, { position, etaSeconds }]) => name === 'queue' && position === 1 && etaSeconds === 30");
        await Assertions.Expect(next.Status).ToContainTextAsync("You are next, about 30 s");
        Assert.Equal(1, await next.Page.EvaluateAsync<int>("() => ChatRouter('getState').queue.position"));
    }

    [Fact]
    public async Task What_the_page_says_wrongly_is_told_as_an_error_with_a_code_and_where_it_is_described()
    {
        var buyer = await ListenAsync(await BuyerAsync(), "error");

        await buyer.Page.EvaluateAsync("() => ChatRouter('setProduct', { id: '7', title: 'Scarf', url: 'javascript:alert(1)' })");
        await UntilHeardAsync(buyer, "([, { code }]) => code === 'bad_product'");
        await buyer.Page.EvaluateAsync("() => ChatRouter('update', { metadata: { long: 'x'.repeat(257) } })");
        await UntilHeardAsync(buyer, "([, { code }]) => code === 'bad_metadata'");

        var errors = await buyer.Page.EvaluateAsync<JsonElement>("() => heard.map(([, error]) => error)");
        Assert.All(errors.EnumerateArray(), error => Assert.EndsWith("/widget/v1/README.txt", error.GetProperty("docs").GetString(), StringComparison.Ordinal));
        Assert.Contains(errors.EnumerateArray(), error => error.GetProperty("message").GetString()!.Contains("product.url", StringComparison.Ordinal));
        Assert.Contains(errors.EnumerateArray(), error => error.GetProperty("message").GetString()!.Contains("long", StringComparison.Ordinal));
        await Assertions.Expect(buyer.Frame.Locator(".offer")).ToContainTextAsync("Scarf");
    }

    [Fact]
    public async Task The_group_that_the_page_names_answers_and_nobody_else_where_the_page_wants_it_so()
    {
        var presale = await AgentAsync();
        var buyer = await AskingForAsync("{ groupKey: 'after-sale', fallback: 'leave-message' }");

        await buyer.WriteAsync("It arrived broken.");
        await Assertions.Expect(buyer.Frame.Locator(".banner")).ToBeVisibleAsync();
        await Assertions.Expect(presale.Rows).ToHaveCountAsync(0);
        var aftersale = await AgentAsync("laowang");
        await aftersale.SelectAsync();

        await Assertions.Expect(aftersale.Bubbles).ToHaveTextAsync(["It arrived broken."]);
        await Assertions.Expect(aftersale.Why).ToContainTextAsync("Group by the page");
        await Assertions.Expect(aftersale.Why).ToContainTextAsync("Only that group");
        await Assertions.Expect(presale.Rows).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_named_group_without_anybody_there_lets_the_whole_shop_answer_unless_the_page_says_otherwise()
    {
        var presale = await AgentAsync();
        var buyer = await AskingForAsync("{ groupKey: 'after-sale' }");

        await buyer.WriteAsync("It arrived broken.");
        await presale.SelectAsync();

        await Assertions.Expect(presale.Why).ToContainTextAsync("Group by the page");
        await Assertions.Expect(presale.Why).ToContainTextAsync("Bound group offline");
    }

    private async Task<BuyerChat> AskingForAsync(string routing)
    {
        var shop = new DemoPage(await NewPageAsync(), Origin, "en");
        await shop.GoAsync();
        await shop.UntilReadyAsync();
        await shop.Page.EvaluateAsync($"() => ChatRouter('update', {{ routing: {routing} }})");
        return await shop.OpenChatAsync();
    }

    private static async Task<BuyerChat> ListenAsync(BuyerChat buyer, string name)
    {
        await buyer.Page.EvaluateAsync("name => { window.heard = []; ChatRouter('on', name, payload => heard.push([name, payload])); }", name);
        return buyer;
    }

    private static Task<IJSHandle> UntilHeardAsync(BuyerChat buyer, string match) => buyer.Page.WaitForFunctionAsync($"() => heard.some({match})");
}
