using ChatRouter.BrowserTests.Browsers;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Desks;

/// <summary>Day and night on the pages for staff.</summary>
public sealed class SchemeTests(Chromium chromium) : BrowserScene(chromium)
{
    private const string Day = "rgb(245, 247, 250)", Night = "rgb(20, 23, 28)";

    [Fact]
    public async Task The_colours_are_the_devices_until_an_agent_chooses_and_then_his_on_every_page()
    {
        var desk = await AgentAsync(language: "en");
        var body = desk.Page.Locator("body");
        await Assertions.Expect(body).ToHaveCSSAsync("background-color", Day);
        await desk.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Assertions.Expect(body).ToHaveCSSAsync("background-color", Night);

        await desk.Page.Locator("button.me").ClickAsync();
        await desk.MenuItems.First.ClickAsync();
        await desk.Dialog.GetByText("Light").ClickAsync();
        await Assertions.Expect(body).ToHaveCSSAsync("background-color", Day);
        await desk.Dialog.GetByText("Dark").ClickAsync();
        await desk.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await Assertions.Expect(body).ToHaveCSSAsync("background-color", Night);

        var console = await desk.Page.Context.NewPageAsync();
        await console.GotoAsync($"{Server.Endpoint.Origin}/admin");
        await Assertions.Expect(console.Locator("body")).ToHaveCSSAsync("background-color", Night);
    }
}
