using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ChatRouter.BrowserTests.Browsers;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Joins;

/// <summary>Somebody opens the link that his administrator handed him.</summary>
public sealed class JoinTests(Chromium chromium) : BrowserScene(chromium)
{
    private const string Password = "three words in a row";

    [Theory]
    [InlineData("en", "Join the team", "At least 10 characters", "A password has at least 10 characters", "The password is set", "This link does not work")]
    [InlineData("zh-CN", "加入客服团队", "至少 10 个字符", "密码至少要有 10 个字符", "密码已设置", "链接不可用")]
    public async Task The_invited_sets_a_name_and_a_password_and_comes_to_the_desk_and_the_link_is_used_up(string language, string title, string hint, string tooShort, string done, string dead)
    {
        Complaints.Expect("the server responded with a status of 40[04]");
        var path = await InviteAsync("newbie");
        var page = await OpenAsync(path, language);
        var form = page.Locator("form");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = title })).ToBeVisibleAsync();
        await Assertions.Expect(form).ToContainTextAsync(hint);
        await Assertions.Expect(page.Locator("#account")).ToHaveValueAsync("newbie");
        Assert.Equal(("username", "new-password"), (await page.Locator("#account").GetAttributeAsync("autocomplete"), await page.Locator("#password").GetAttributeAsync("autocomplete")));
        await Accessibility.AssertCleanAsync(page);

        await page.Locator("#name").FillAsync("新来的");
        await page.Locator("#password").FillAsync("short");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(tooShort);
        await Accessibility.AssertCleanAsync(page);
        await PasteAsync(page, Password);
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = done })).ToBeVisibleAsync();
        await Accessibility.AssertCleanAsync(page);
        Assert.DoesNotContain("#", page.Url, StringComparison.Ordinal);
        Assert.Equal("/desk?shop=demo", await page.GetByRole(AriaRole.Link).GetAttributeAsync("href"));
        await Server.Endpoint.SignInAgentAsync(DemoShop.Key, "newbie", Password);
        var again = await OpenAsync(path, language);
        await Assertions.Expect(again.GetByRole(AriaRole.Heading, new() { Name = dead })).ToBeVisibleAsync();
        await Accessibility.AssertCleanAsync(again);
    }

    private async Task<IPage> OpenAsync(string path, string language)
    {
        var page = await NewPageAsync();
        await page.GotoAsync($"{Server.Endpoint.Origin}{path.Replace("#", $"?lang={language}#", StringComparison.Ordinal)}");
        return page;
    }

    // As a password manager's owner does it, not key by key.
    private static async Task PasteAsync(IPage page, string text)
    {
        await page.Locator("#password").FillAsync("");
        await page.Locator("#password").FocusAsync();
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.EvaluateAsync("text => navigator.clipboard.writeText(text)", text);
        await page.Keyboard.PressAsync("Control+V");
        await Assertions.Expect(page.Locator("#password")).ToHaveValueAsync(text);
    }

    private async Task<string> InviteAsync(string name)
    {
        var boss = await Server.Endpoint.SignInAgentAsync(DemoShop.Key, "boss", DemoShop.Password);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/members") { Content = JsonContent.Create(new { name }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", boss.AccessToken);
        using var response = await Server.Endpoint.Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("link").GetProperty("path").GetString()!;
    }
}
