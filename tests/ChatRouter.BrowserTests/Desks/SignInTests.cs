using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using ChatRouter.Server.Demo;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Desks;

public sealed class SignInTests(Chromium chromium) : BrowserScene(chromium)
{
    [Theory]
    [InlineData("en", "Wrong account or password")]
    [InlineData("zh-CN", "账号或密码不正确")]
    public async Task A_wrong_password_is_told_in_the_agents_language_and_can_be_corrected(string language, string complaint)
    {
        Complaints.Expect("the server responded with a status of 401");
        var desk = await OpenAsync(language);
        await Pictures.TakeAsync(desk.Page, $"desk-sign-in-{language}");

        await desk.FillSignInAsync("xiaofang", "wrong");
        await Assertions.Expect(desk.Complaint).ToHaveTextAsync(complaint);
        await Assertions.Expect(desk.Page.Locator("#account")).ToHaveValueAsync("xiaofang");
        await Pictures.TakeAsync(desk.Page, $"desk-wrong-password-{language}");
        await desk.SignInAsync("xiaofang");
    }

    [Fact]
    public async Task A_reload_keeps_the_agent_signed_in_and_online()
    {
        var desk = await AgentAsync();

        await desk.Page.ReloadAsync();

        await desk.UntilStateAsync("online");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveAccessibleNameAsync(DemoShop.Shop.Name);
    }

    [Fact]
    public async Task Signing_out_leads_back_to_the_sign_in_and_stays_there_after_a_reload()
    {
        var desk = await AgentAsync();

        await desk.Page.Locator("button.me").ClickAsync();
        await desk.Page.GetByText("Sign out").ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#account")).ToBeVisibleAsync();
        await desk.Page.ReloadAsync();

        await Assertions.Expect(desk.Page.Locator("#account")).ToBeVisibleAsync();
    }

    private async Task<DeskPage> OpenAsync(string language)
    {
        var desk = new DeskPage(await NewPageAsync(), Server.Endpoint.Origin, language);
        await desk.GoAsync();
        return desk;
    }
}
