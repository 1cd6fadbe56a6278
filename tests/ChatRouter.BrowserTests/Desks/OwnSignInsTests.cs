using ChatRouter.BrowserTests.Browsers;
using ChatRouter.TestKit.HubClient;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Desks;

/// <summary>An agent looks where his account is signed in, and who tried to.</summary>
[Trait("Pages", "whole")]
public sealed class OwnSignInsTests(Chromium chromium) : BrowserScene(chromium)
{
    [Theory]
    [InlineData("en", false, "Sign-ins and password", "Signed in", "Wrong password, or disabled", "Sign out elsewhere", "this one", "Unknown device")]
    [InlineData("zh-CN", true, "登录与密码", "登录成功", "密码错误或账号停用", "退出其他设备", "当前设备", "未知设备")]
    public async Task An_agent_sees_a_guess_and_another_device_and_ends_that(string language, bool onPhone, string mine, string signedIn, string refused, string endOthers, string current, string unknown)
    {
        await Assert.ThrowsAsync<HttpRequestException>(() => Server.Endpoint.SignInAgentAsync("demo", "xiaofang", "a guess at it"));
        await Server.Endpoint.SignInAgentAsync("demo", "xiaofang", "demo1234");
        var desk = await AgentAsync(language: language, screen: onPhone ? Screen.Phone : Screen.Desktop);

        await desk.Page.Locator("button.me").ClickAsync();
        await desk.MenuItems.GetByText(mine).ClickAsync();
        var lists = desk.Dialog.Locator("table");
        await Assertions.Expect(lists.First.Locator("tbody tr")).ToHaveCountAsync(2);
        await Assertions.Expect(lists.First).ToContainTextAsync(current);
        await Assertions.Expect(lists.First).ToContainTextAsync(unknown);
        await Assertions.Expect(lists.Last.Locator("tbody tr")).ToContainTextAsync([signedIn, signedIn, refused]);
        await Pictures.TakeAsync(desk.Page, $"desk-own-sign-ins-{language}");
        await Accessibility.AssertCleanAsync(desk.Page);

        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = endOthers }).ClickAsync();
        await Assertions.Expect(lists.First.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(lists.First).ToContainTextAsync(current);
    }
}
