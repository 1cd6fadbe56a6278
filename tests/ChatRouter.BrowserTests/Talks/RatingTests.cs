using ChatRouter.BrowserTests.Browsers;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Talks;

public sealed class RatingTests(Chromium chromium) : BrowserScene(chromium)
{
    [Fact]
    public async Task A_buyer_rates_an_ended_conversation_and_his_agent_and_the_shops_page_hear_of_it()
    {
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();
        await buyer.Page.EvaluateAsync("() => ChatRouter('on', 'rated', ({ score }) => (document.title = `rated ${score}`))");
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
        await Assertions.Expect(buyer.Page).ToHaveTitleAsync("rated 4");
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

        await buyer.Frame.GetByRole(AriaRole.Button, new() { Name = "Skip" }).ClickAsync();
        await Assertions.Expect(buyer.Frame.Locator("form.rating")).ToHaveCountAsync(0);
        var again = (Pages.BuyerChat)await buyer.ReloadAsync();

        await Assertions.Expect(again.Status).ToContainTextAsync("has ended");
        await Assertions.Expect(again.Frame.Locator("form.rating")).ToHaveCountAsync(0);
    }
}
