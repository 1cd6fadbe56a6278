using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace ChatRouter.BrowserTests.Shops;

/// <summary>A shop's own web site: one page, at another origin than the chat server's.</summary>
public sealed class ShopSite : IAsyncDisposable
{
    private readonly WebApplication _site;

    private ShopSite(WebApplication site) => _site = site;

    public string Origin => _site.Urls.Single();

    /// <summary>What stands in the page beside its button.</summary>
    public string Body { get; set; } = "";

    /// <summary>A Content-Security-Policy of the shop's own; none unless set.</summary>
    public string? Policy { get; set; }

    public static async Task<ShopSite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        var app = builder.Build();
        var site = new ShopSite(app);
        app.MapGet("/", site.Answer);
        await app.StartAsync();
        return site;
    }

    /// <summary>With the one line of script that a shop needs.</summary>
    public static async Task<ShopSite> StartAsync(string chatServer, string shopKey)
    {
        var site = await StartAsync();
        site.Body = $"""<script async src="{chatServer}/widget/v1/loader.js" data-shop-key="{shopKey}"></script>""";
        return site;
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private IResult Answer(HttpContext context)
    {
        if (Policy is not null)
            context.Response.Headers.ContentSecurityPolicy = Policy;
        return Results.Text(Page, "text/html", Encoding.UTF8);
    }

    private string Page => $"""
        <!doctype html>
        <html lang="en">
          <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
          <title>A shop</title>
          <link rel="icon" href="data:,">
          <main><h1>A shop</h1><button id="cart">Add to cart</button></main>
          {Body}
        </html>
        """;
}
