using ChatRouter.BrowserTests.Browsers;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Talks;

public sealed class RatingTests(Chromium chromium) : BrowserScene(chromium)
{
    // The event, by both ways of hearing it.
    private const string Listen = "() => { window.heard = []; window.told = []; ChatRouter('on', 'rated', said => heard.push(said)); addEventListener('chatrouter:rated', event => told.push(event.detail)); }";

    [Fact]
    public async Task A_buyer_rates_an_ended_conversation_and_his_agent_and_the_shops_page_hear_of_it()
    {
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();
        await buyer.Page.EvaluateAsync(Listen);
        await buyer.WriteAsync("hello");
        await desk.SelectAsync();
        await desk.WriteAsync("hi");
        await Assertions.Expect(buyer.Bubbles).ToHaveCountAsync(2);
        await Assertions.Expect(buyer.Frame.Locator("form.rating")).ToHaveCountAsync(0);

        await desk.Page.Keyboard.PressAsync("Alt+X");
        await desk.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "End", Exact = true }).ClickAsync();
        await buyer.Frame.Locator(".stars label").Nth(3).ClickAsync();
        await buyer.Frame.GetByRole(AriaRole.Button, new() { Name = "Quick reply" }).ClickAsync();
        await buyer.Frame.GetByRole(AriaRole.Textbox, new() { Name = "Anything else?" }).FillAsync("Thank you!");
        await Pictures.TakeAsync(buyer.Page, "rating-widget");
        await buyer.Frame.GetByRole(AriaRole.Button, new() { Name = "Send the rating" }).ClickAsync();

        await Assertions.Expect(buyer.Frame.Locator(".rating.thanks")).ToContainTextAsync("★★★★☆");
        await buyer.Page.WaitForFunctionAsync("() => told.length > 0");
        Assert.Equal("""[{"score":4}] [{"score":4}]""", await buyer.Page.EvaluateAsync<string>("() => `${JSON.stringify(heard)} ${JSON.stringify(told)}`"));
        await Assertions.Expect(desk.Page.Locator(".log .rating")).ToContainTextAsync("The buyer’s rating: ★★★★☆");
        await Assertions.Expect(desk.Page.Locator(".log .rating")).ToContainTextAsync("Thank you!");
        await Pictures.TakeAsync(desk.Page, "rating-desk");
        var again = (Pages.BuyerChat)await buyer.ReloadAsync();
        await Assertions.Expect(again.Frame.Locator(".rating.thanks")).ToContainTextAsync("★★★★☆");
    }

    [Fact]
    public async Task Who_skips_the_rating_is_not_asked_again()
    {
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("hello");
        await desk.SelectAsync();
        await desk.WriteAsync("hi");
        await Assertions.Expect(buyer.Bubbles).ToHaveCountAsync(2);
        await desk.Page.Keyboard.PressAsync("Alt+X");
        await desk.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "End", Exact = true }).ClickAsync();

        await buyer.Page.EvaluateAsync(Listen);
        await buyer.Frame.GetByRole(AriaRole.Button, new() { Name = "Skip" }).ClickAsync();
        await Assertions.Expect(buyer.Frame.Locator("form.rating")).ToHaveCountAsync(0);
        Assert.Equal(0, await buyer.Page.EvaluateAsync<int>("() => heard.length + told.length"));
        var again = (Pages.BuyerChat)await buyer.ReloadAsync();

        await Assertions.Expect(again.Status).ToContainTextAsync("has ended");
        await Assertions.Expect(again.Frame.Locator("form.rating")).ToHaveCountAsync(0);
    }
}
