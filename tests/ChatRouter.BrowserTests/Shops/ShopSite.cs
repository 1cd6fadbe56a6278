using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace ChatRouter.BrowserTests.Shops;

/// <summary>A shop's own web site: one page with the snippet, at another origin than the chat server's.</summary>
public sealed class ShopSite : IAsyncDisposable
{
    private readonly WebApplication _site;

    private ShopSite(WebApplication site) => _site = site;

    public string Origin => _site.Urls.Single();

    public static async Task<ShopSite> StartAsync(string chatServer, string shopKey)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        var site = builder.Build();
        site.MapGet("/", () => Results.Text(PageOf(chatServer, shopKey), "text/html", Encoding.UTF8));
        await site.StartAsync();
        return new(site);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static string PageOf(string chatServer, string shopKey) => $"""
        <!doctype html>
        <html lang="en">
          <title>A shop</title>
          <link rel="icon" href="data:,">
          <button id="cart" onclick="this.textContent = 'In the cart'">Add to cart</button>
          <script async src="{chatServer}/widget/v1/loader.js" data-shop-key="{shopKey}"></script>
        </html>
        """;
}
