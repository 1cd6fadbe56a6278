using System.Net.Http.Json;
using ChatRouter.BrowserTests.Browsers;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Joins;

/// <summary>An owner makes his shop, which the operator reviews.</summary>
public sealed class SignUpTests(Chromium chromium) : BrowserScene(chromium)
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Accounts__SignUp"] = "review" };

    [Fact]
    public async Task An_owner_comes_from_the_consoles_sign_in_over_the_form_to_the_list_of_what_to_set_up()
    {
        Complaints.Expect("the server responded with a status of 40[09]");
        var page = await NewPageAsync(Screen.Phone);
        await page.GotoAsync($"{Server.Endpoint.Origin}/admin?lang=en");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign one up" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign up a shop" })).ToBeVisibleAsync();
        await FillAsync(page, "demo", password: "");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "Password: must not be empty" }).ClickAsync();
        await Assertions.Expect(page.Locator("#password")).ToBeFocusedAsync();
        await FillAsync(page, "demo");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "Shop key: There is a shop of this key already" }).ClickAsync();
        await Assertions.Expect(page.Locator("#key")).ToBeFocusedAsync();

        await page.Locator("#key").FillAsync("muji");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Setting up" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".hold")).ToContainTextAsync("The shop waits for review");
        Assert.Equal($"{Server.Endpoint.Origin}/admin#/overview", page.Url);
        using var let = await Server.Endpoint.Http.PutAsJsonAsync("/internal/shops/muji/standing", new { status = "active" });
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByText("Status: serving buyers")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".hold")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("en", false)]
    [InlineData("zh-CN", true)]
    [Trait("Pages", "whole")]
    public async Task Form_faults_and_the_bar_of_a_shop_that_waits_are_accessible(string language, bool onPhone)
    {
        Complaints.Expect("the server responded with a status of 400");
        var page = await NewPageAsync(onPhone ? Screen.Phone : Screen.Desktop);
        await page.GotoAsync($"{Server.Endpoint.Origin}/signup?lang={language}");
        await Assertions.Expect(page.Locator("form")).ToBeVisibleAsync();
        await Accessibility.AssertCleanAsync(page);
        await Pictures.TakeAsync(page, $"signup-{language}");
        await FillAsync(page, "Mu ji", password: "short");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".faults")).ToBeFocusedAsync();
        await Accessibility.AssertCleanAsync(page);
        await Pictures.TakeAsync(page, $"signup-faults-{language}");
        await FillAsync(page, "muji");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".hold")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#steps")).ToBeVisibleAsync();
        await Accessibility.AssertCleanAsync(page);
        await Pictures.TakeAsync(page, $"signup-console-{language}");

        using var stopped = await Server.Endpoint.Http.PutAsJsonAsync("/internal/shops/muji/standing", new { status = "suspended", reason = "资质已过期" });
        await page.GotoAsync($"{Server.Endpoint.Origin}/desk?lang={language}");
        await Assertions.Expect(page.Locator(".hold")).ToContainTextAsync("资质已过期");
        await Accessibility.AssertCleanAsync(page);
        await Pictures.TakeAsync(page, $"signup-desk-{language}");
    }

    private static async Task FillAsync(IPage page, string key, string password = "three words in a row")
    {
        var entered = new Dictionary<string, string> { ["name"] = "木吉", ["key"] = key, ["origin"] = "https://shop.example.com", ["displayName"] = "店长", ["account"] = "boss", ["password"] = password };
        foreach (var (field, text) in entered)
            await page.Locator($"#{field}").FillAsync(text);
    }
}
