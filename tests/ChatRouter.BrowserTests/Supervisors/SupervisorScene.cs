using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using ChatRouter.Core.Supervision;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;

namespace ChatRouter.BrowserTests.Supervisors;

/// <summary>A shop with its supervisor in front of his page.</summary>
public abstract class SupervisorScene(Chromium chromium) : BrowserScene(chromium)
{
    protected async Task<SupervisorPage> SupervisorAsync(string language = "en", Screen? screen = null)
    {
        var supervisor = new SupervisorPage(await NewPageAsync(screen ?? new("board", 1440, 900, Touch: false)), Server.Endpoint.Origin, language);
        await supervisor.GoAsync();
        await Microsoft.Playwright.Assertions.Expect(supervisor.Board).ToBeVisibleAsync();
        return supervisor;
    }

    /// <summary>A television's code.</summary>
    protected async Task<string> KioskAsync()
    {
        await using var supervisor = await SupervisorTestClient.OpenAsync(Server.Endpoint, DemoShop.Key, "boss", DemoShop.Password);
        return (await supervisor.Hub.InvokeAsync<NewKiosk>("MakeKiosk", ["hall"])).Token;
    }
}
