using ChatRouter.BrowserTests.Pages;
using ChatRouter.TestHost;
using ChatRouter.TestKit.Servers;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Browsers;

/// <summary>A server of its own for each test, and people in front of their browsers. A complaint that a test does not expect fails it.</summary>
public abstract class BrowserScene(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private readonly List<IBrowserContext> _contexts = [];

    private IServer? _server;

    protected IServer Server => _server ??= Killed ? new ServerProcess(Settings) : new ServerInProcess(Settings);

    /// <summary>Its tests kill the server in the middle of its work, which takes a process of its own.</summary>
    protected virtual bool Killed => false;

    /// <summary>Where people's browsers go.</summary>
    protected virtual string Origin => Server.Endpoint.Origin;

    /// <summary>Environment variables for the server, over the usual ones.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    protected Complaints Complaints { get; } = new();

    public virtual Task InitializeAsync() => Server.StartAsync();

    public virtual async Task DisposeAsync()
    {
        foreach (var context in _contexts)
            await context.CloseAsync();
        await Server.DisposeAsync();
        var unexpected = Complaints.Unexpected;
        Assert.True(unexpected is [], string.Join('\n', unexpected));
    }

    protected async Task<IPage> NewPageAsync(Screen? screen = null)
    {
        var context = await chromium.NewContextAsync(screen ?? Screen.Desktop);
        _contexts.Add(context);
        Complaints.ListenTo(context);
        return await context.NewPageAsync();
    }

    /// <summary>A buyer on the demo shop's page with the chat open.</summary>
    protected async Task<BuyerChat> BuyerAsync(string language = "en", Screen? screen = null)
    {
        var shop = new DemoPage(await NewPageAsync(screen), Origin, language);
        await shop.GoAsync();
        return await shop.OpenChatAsync();
    }

    /// <summary>An agent who signed in and went online.</summary>
    protected async Task<DeskPage> AgentAsync(string account = "xiaofang", string language = "en", Screen? screen = null)
    {
        var desk = new DeskPage(await NewPageAsync(screen), Origin, language);
        await desk.GoAsync();
        await desk.SignInAsync(account);
        await desk.SetStateAsync("online");
        return desk;
    }
}
