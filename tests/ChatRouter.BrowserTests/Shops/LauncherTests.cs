using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Demo;
using ChatRouter.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Shops;

/// <summary>The widget on a shop's own site.</summary>
public sealed class LauncherTests(Chromium chromium) : BrowserScene(chromium)
{
    private const string BoutiqueKey = "pk_boutique";

    [Theory]
    [InlineData("pk_nobody", "There is no shop of this key.")]
    [InlineData(DemoShop.Key, "This page may not open the chat.")]
    public async Task A_page_that_may_not_chat_gets_no_launcher_and_one_clear_error_and_works_on(string shopKey, string error)
    {
        Complaints.Expect("^ChatRouter: ");
        await using var site = await ShopSite.StartAsync(Server.Endpoint.Origin, shopKey);
        var page = await NewPageAsync();
        var refused = page.WaitForConsoleMessageAsync();

        await page.GotoAsync(site.Origin);
        await refused;

        await Assertions.Expect(page.Locator("body > *")).ToHaveCountAsync(2);
        await page.Locator("#cart").ClickAsync();
        await Assertions.Expect(page.Locator("#cart")).ToHaveTextAsync("In the cart");
        Assert.StartsWith($"ChatRouter: {error}", Assert.Single(Complaints.Heard));
    }

    [Fact]
    public async Task A_page_of_the_shops_list_opens_the_chat_from_another_origin()
    {
        await using var site = await ShopSite.StartAsync(Server.Endpoint.Origin, BoutiqueKey);
        await Server.KillAsync();
        await SaveBoutiqueAsync(site.Origin);
        await Server.StartAsync();
        var page = await NewPageAsync();
        await page.GotoAsync(site.Origin);

        var chat = await new DemoPage(page, site.Origin, "en").OpenChatAsync();
        await chat.WriteAsync("Do you ship abroad?");

        await Assertions.Expect(chat.Status).ToContainTextAsync("Leave a message");
        await Assertions.Expect(chat.Unsent).ToHaveCountAsync(0);
    }

    private async Task SaveBoutiqueAsync(string origin)
    {
        using var database = new SqliteDatabase(Options.Create(new SqliteOptions { DataSource = Server.Database }), NullLogger<SqliteDatabase>.Instance);
        database.Open();
        using var shops = new SqliteShopStore(database);
        var boutique = new Shop { Id = new("boutique"), Name = "Boutique", PublicKey = BoutiqueKey, Origins = [origin], Routing = Presets.Balanced };
        await shops.SaveAsync(boutique, CancellationToken.None);
    }
}
