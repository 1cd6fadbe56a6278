using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using ChatRouter.IntegrationTests.Hubs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ChatRouter.IntegrationTests.Pages;

/// <summary>The launcher for pages that run nothing but the script whose hash they name.</summary>
public sealed class PinnedLoaderTests : HubScene
{
    [Fact]
    public async Task This_servers_version_is_served_for_good_and_the_console_knows_its_hash()
    {
        var root = Server.Services.GetRequiredService<IWebHostEnvironment>().WebRootPath;
        var version = Path.GetFileName(Directory.GetDirectories(Path.Combine(root, "widget")).Single(folder => char.IsDigit(Path.GetFileName(folder)[0])));

        using var pinned = await Endpoint.Http.GetAsync($"/widget/{version}/loader.js");

        var script = await pinned.Content.ReadAsByteArrayAsync();
        Assert.Equal(await Endpoint.Http.GetByteArrayAsync("/widget/v1/loader.js"), script);
        Assert.Equal(("text/javascript", "public, max-age=31536000, immutable"), (pinned.Content.Headers.ContentType?.MediaType, pinned.Headers.CacheControl?.ToString()));
        Assert.Equal("*", Assert.Single(pinned.Headers.GetValues("Access-Control-Allow-Origin")));
        var integrity = $"sha384-{Convert.ToBase64String(SHA384.HashData(script))}";
        Assert.Contains(Directory.GetFiles(Path.Combine(root, "admin", "assets"), "*.js"), file => File.ReadAllText(file).Contains(integrity, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_version_is_not_there_and_says_what_to_do()
    {
        using var other = await Endpoint.Http.GetAsync("/widget/999.0.0/loader.js");

        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        using var problem = JsonDocument.Parse(await other.Content.ReadAsStringAsync());
        Assert.Contains("999.0.0", problem.RootElement.GetProperty("title").GetString(), StringComparison.Ordinal);
    }
}
