using System.Net.Http.Json;
using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Pages;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Demo;
using ChatRouter.Storage.Sqlite;
using ChatRouter.TestKit.HubClient;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Admins;

/// <summary>A shop with its administrator in front of the console.</summary>
public abstract class AdminScene(Chromium chromium) : BrowserScene(chromium)
{
    protected static readonly Screen Wide = new("wide", 1360, 900, Touch: false);

    protected async Task<AdminPage> AdminAsync(string section = "phrases", string language = "en", Screen? screen = null, string account = "boss")
    {
        var admin = new AdminPage(await NewPageAsync(screen ?? Wide), Server.Endpoint.Origin, language);
        await admin.GoAsync(section, account);
        await Assertions.Expect(admin.Heading).ToBeVisibleAsync();
        return admin;
    }

    /// <summary>What the administrator does beside the console.</summary>
    protected async Task PutAsync(string path, object? body)
    {
        var boss = await Server.Endpoint.SignInAgentAsync(DemoShop.Key, "boss", DemoShop.Password);
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/{path}") { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", boss.AccessToken);
        using var response = await Server.Endpoint.Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Gives the account that role, while the server is down.</summary>
    protected Task MakeAsync(AccountRole role, string account) => WriteAsync(async shops =>
    {
        var known = await shops.FindAccountByNameAsync(DemoShop.Shop.Id, account, CancellationToken.None);
        await shops.SaveAccountAsync(known! with { Role = role }, CancellationToken.None);
    });

    /// <summary>Changes what is stored, while the server is down.</summary>
    protected async Task WriteAsync(Func<IShopStore, Task> change)
    {
        await Server.KillAsync();
        using (var database = new SqliteDatabase(Options.Create(new SqliteOptions { DataSource = Server.Database }), NullLogger<SqliteDatabase>.Instance))
        {
            database.Open();
            using var shops = new SqliteShopStore(database, TimeProvider.System);
            await change(shops);
        }

        await Server.StartAsync();
    }
}
