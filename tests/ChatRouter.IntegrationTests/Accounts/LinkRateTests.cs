using System.Net;

namespace ChatRouter.IntegrationTests.Accounts;

public sealed class LinkRateTests : AccountScene
{
    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?> { ["Limits:LinksPerMinute"] = "4" };

    [Fact]
    public async Task Who_tries_links_and_passwords_too_often_is_told_to_wait()
    {
        var mine = await TokenOfAsync("xiaofang");
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal((HttpStatusCode.NotFound, "linkInvalid"), await RefusalAsync(null, HttpMethod.Post, "links/look", new { token = $"crl_{i}" }));
            Assert.Equal((HttpStatusCode.NotFound, "linkInvalid"), await RefusalAsync(null, HttpMethod.Post, "links/redeem", new { token = $"crl_{i}", password = NewPassword }));
        }

        Assert.Equal((HttpStatusCode.TooManyRequests, "rateLimited"), await RefusalAsync(null, HttpMethod.Post, "links/look", new { token = "crl_5" }));
        Assert.Equal((HttpStatusCode.TooManyRequests, "rateLimited"), await RefusalAsync(mine, HttpMethod.Put, "me/password", new { old = "x", @new = NewPassword }));
        await GetAsync(mine, "me/sessions");
    }
}
