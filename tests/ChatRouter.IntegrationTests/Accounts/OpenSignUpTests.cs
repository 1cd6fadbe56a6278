using System.Net;

namespace ChatRouter.IntegrationTests.Accounts;

/// <summary>An owner who makes his shop himself, and nobody reviews it.</summary>
public sealed class OpenSignUpTests : AccountScene
{
    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?> { ["Accounts:SignUp"] = "open", ["Limits:SignUpsPerHour"] = "2" };

    [Fact]
    public async Task His_shop_serves_at_once_and_who_makes_shop_after_shop_is_told_to_wait()
    {
        var made = await DoneAsync(null, HttpMethod.Post, "shops", SignUpTests.Form());
        Assert.Equal("active", made.GetProperty("status").GetString());
        Assert.Equal((HttpStatusCode.Conflict, "shopKeyTaken"), await RefusalAsync(null, HttpMethod.Post, "shops", SignUpTests.Form()));

        Assert.Equal((HttpStatusCode.TooManyRequests, "rateLimited"), await RefusalAsync(null, HttpMethod.Post, "shops", SignUpTests.Form("another")));
    }
}
