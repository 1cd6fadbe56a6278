using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Storage.Sqlite;
using ChatRouter.TestKit.HubClient;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Shops;

/// <summary>A boutique with a web site of its own, whose origin is on its list.</summary>
public abstract class ShopScene(Chromium chromium) : BrowserScene(chromium)
{
    protected const string Key = "pk_boutique";

    private const string Secret = "boutique-secret-of-at-least-32-bytes";
    private static readonly ShopId Boutique = new("boutique");
    private ShopSite? _site;

    protected ShopSite Site => _site!;

    protected string Script => $"{Server.Endpoint.Origin}/widget/v1/loader.js";

    /// <summary>The snippet as a shop pastes it, which takes commands before the script is there, and a record of all that is told.</summary>
    protected string Snippet(string commands) => $$"""
        <script>
          window.ChatRouter = window.ChatRouter || function () { (ChatRouter.q = ChatRouter.q || []).push([].slice.call(arguments)) };
          window.heard = [];
          window.told = [];
          for (const name of ['ready', 'open', 'close', 'unread', 'message', 'conversation-started', 'conversation-ended', 'queue', 'assigned', 'availability', 'connection', 'token-expired', 'error']) {
            ChatRouter('on', name, payload => heard.push([name, payload ?? null]));
            addEventListener('chatrouter:' + name, event => told.push([name, event.detail ?? null]));
          }
          {{commands}}
        </script>
        <script async src="{{Script}}"></script>
        """;

    public override async Task InitializeAsync()
    {
        _site = await ShopSite.StartAsync();
        await SaveBoutiqueAsync(_site.Origin);
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Site.DisposeAsync();
    }

    /// <summary>The shop's page in a browser of its own.</summary>
    protected async Task<IPage> ShopPageAsync(string body, Screen? screen = null)
    {
        Site.Body = body;
        var page = await NewPageAsync(screen);
        await page.GotoAsync(Site.Origin);
        return page;
    }

    /// <summary>Waits for the chat in its frame and until the buyer can write.</summary>
    protected static async Task<BuyerChat> ChatOnAsync(IPage page)
    {
        var changes = new Changes();
        void Navigated(object? _, IFrame frame) => changes.Happened();
        page.FrameNavigated += Navigated;
        await changes.UntilAsync(() => page.Frames.Any(IsChat));
        page.FrameNavigated -= Navigated;
        var chat = new BuyerChat(page, page.Frames.Single(IsChat));
        await chat.UntilOpenAsync();
        return chat;
    }

    /// <summary>Waits until the page was told something that matches, in JavaScript: <c>([name, payload]) => …</c>.</summary>
    protected static Task UntilHeardAsync(IPage page, string match) => page.WaitForFunctionAsync($"() => window.heard.some({match})");

    /// <summary>The boutique's signed word on who its buyer is.</summary>
    protected static string TokenOf(string buyer, TimeSpan? life = null) => BuyerToken.Sign(Boutique, Secret, buyer, life: life);

    private static bool IsChat(IFrame frame) => frame.ParentFrame is not null && frame.Url.Contains("/c/", StringComparison.Ordinal);

    private async Task SaveBoutiqueAsync(string origin)
    {
        using var database = new SqliteDatabase(Options.Create(new SqliteOptions { DataSource = Server.Database }), NullLogger<SqliteDatabase>.Instance);
        database.Open();
        using var shops = new SqliteShopStore(database, TimeProvider.System);
        var boutique = new Shop { Id = Boutique, Name = "Boutique", PublicKey = Key, Origins = [origin], BuyerTokenSecrets = [Secret], Routing = Presets.Balanced };
        await shops.SaveAsync(boutique, CancellationToken.None);
    }
}
