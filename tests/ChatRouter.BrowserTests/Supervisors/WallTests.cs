using System.Text.RegularExpressions;
using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Supervisors;

/// <summary>The shop's figures on a television.</summary>
public sealed class WallTests(Chromium chromium) : SupervisorScene(chromium)
{
    private static readonly Screen Television = new("television", 1920, 1080, Touch: false);

    [Theory]
    [InlineData("en", "Needs reply", "Data: ")]
    [InlineData("zh-CN", "待回复", "数据 ")]
    public async Task By_its_code_it_shows_the_figures_and_their_age_and_nothing_of_buyers(string language, string needsReply, string age)
    {
        await AgentAsync();
        var wall = new WallPage(await NewPageAsync(Television), Server.Endpoint.Origin, language);
        await wall.GoAsync(await KioskAsync());
        await Assertions.Expect(wall.Tile(needsReply)).ToHaveTextAsync("0");

        await (await BuyerAsync()).WriteAsync("words of a buyer");

        await Assertions.Expect(wall.Tile(needsReply)).ToHaveTextAsync("1");
        await Assertions.Expect(wall.Age).ToHaveTextAsync(new Regex($"^{age}[0-3]"));
        await Assertions.Expect(wall.Agents).ToHaveCountAsync(4);
        await Assertions.Expect(wall.Agents.First).ToContainTextAsync("小芳");
        await Assertions.Expect(wall.Page.GetByText("words of a buyer")).ToHaveCountAsync(0);
        Assert.DoesNotContain("#", wall.Page.Url, StringComparison.Ordinal);
        await Pictures.TakeAsync(wall.Page, $"wall-{language}");
        await Accessibility.AssertCleanAsync(wall.Page);
        Assert.Empty(await SmallAsync(wall));
        await wall.Page.ReloadAsync();
        await Assertions.Expect(wall.Tile(needsReply)).ToHaveTextAsync("1");
    }

    [Trait("Pages", "whole")]
    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task On_a_small_television_the_tables_take_turns_and_nothing_is_small_or_beside_the_screen(string language)
    {
        await AgentAsync();
        var wall = new WallPage(await NewPageAsync(new Screen("small television", 1366, 768, Touch: false)), Server.Endpoint.Origin, language);
        await wall.GoAsync(await KioskAsync());

        foreach (var table in new[] { wall.Page.Locator("table:has(td.state)"), wall.Page.Locator("table:not(:has(td.state))") })
        {
            await Assertions.Expect(table).ToBeVisibleAsync(new() { Timeout = 30_000 });
            await Assertions.Expect(wall.Page.Locator("table")).ToHaveCountAsync(1);
            Assert.Empty(await SmallAsync(wall));
            Assert.True(await wall.Page.EvaluateAsync<bool>("() => document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth"), "The page is larger than the screen.");
            await Accessibility.AssertCleanAsync(wall.Page);
        }

        await Pictures.TakeAsync(wall.Page, $"wall-small-{language}");
    }

    [Trait("Pages", "whole")]
    [Fact]
    public async Task It_says_clearly_when_its_data_are_stale_and_goes_on_by_itself()
    {
        Complaints.Expect(Complaints.Network);
        var wall = new WallPage(await NewPageAsync(Television), Server.Endpoint.Origin, "en");
        await wall.GoAsync(await KioskAsync());
        await Assertions.Expect(wall.Age).ToBeVisibleAsync();
        await Assertions.Expect(wall.Stale).ToHaveCountAsync(0);

        await wall.Page.Context.SetOfflineAsync(true);
        await Assertions.Expect(wall.Stale).ToContainTextAsync("The data stand still");
        await Assertions.Expect(wall.Stale).ToContainTextAsync("The server cannot be reached, trying again");
        await Pictures.TakeAsync(wall.Page, "wall-stale");
        await Accessibility.AssertCleanAsync(wall.Page);
        await wall.Page.Context.SetOfflineAsync(false);

        await Assertions.Expect(wall.Stale).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_supervisor_makes_a_code_that_is_typed_at_the_television_and_revokes_it()
    {
        Complaints.Expect("the server responded with a status of 401");
        var supervisor = await SupervisorAsync();
        await supervisor.Button("Televisions").ClickAsync();
        await Assertions.Expect(supervisor.Dialog).ToContainTextAsync("No televisions yet");
        await supervisor.Dialog.GetByRole(AriaRole.Textbox).FillAsync("front hall");
        await supervisor.Page.Keyboard.PressAsync("Enter");
        var code = await supervisor.Dialog.Locator(".token").TextContentAsync();
        await Pictures.TakeAsync(supervisor.Page, "super-kiosk");
        await Accessibility.AssertCleanAsync(supervisor.Page);

        var wall = new WallPage(await NewPageAsync(Television), Server.Endpoint.Origin, "en");
        await wall.GoAsync();
        await wall.Code.FillAsync("00000-00000-00000-00000");
        await wall.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(wall.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The code is wrong or was revoked");
        await Pictures.TakeAsync(wall.Page, "wall-code");
        await Accessibility.AssertCleanAsync(wall.Page);
        await wall.Code.FillAsync(code!.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant());
        await wall.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(wall.Tile("Needs reply")).ToHaveTextAsync("0");
        await supervisor.Button("Revoke front hall").ClickAsync();
        await Assertions.Expect(supervisor.Dialog).ToContainTextAsync("The television stops showing at once.");
        await supervisor.Button("Revoke front hall").ClickAsync();

        await Assertions.Expect(wall.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The code is wrong or was revoked");
        await Assertions.Expect(supervisor.Dialog).ToContainTextAsync("No televisions yet");
    }

    [Trait("Pages", "whole")]
    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task On_a_phone_it_fits_and_is_accessible(string language)
    {
        await AgentAsync();
        var wall = new WallPage(await NewPageAsync(Screen.Phone), Server.Endpoint.Origin, language);
        await wall.GoAsync(await KioskAsync());
        await Assertions.Expect(wall.Agents).ToHaveCountAsync(4);

        await Pictures.TakeAsync(wall.Page, $"wall-phone-{language}");
        await Accessibility.AssertCleanAsync(wall.Page);
        Assert.True(await wall.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "The page is wider than the screen.");
    }

    private static Task<string[]> SmallAsync(WallPage wall) => wall.Page.EvaluateAsync<string[]>(
        "() => [...document.querySelectorAll('.wall *')].filter(e => parseFloat(getComputedStyle(e).fontSize) < 24).map(e => e.outerHTML.slice(0, 100))");
}
