using System.Net;
using ChatRouter.Core.Shops;
using Microsoft.Extensions.DependencyInjection;

namespace ChatRouter.IntegrationTests.Accounts;

/// <summary>As an installation is unless its operator says otherwise.</summary>
public sealed class ClosedSignUpTests : AccountScene
{
    [Fact]
    public async Task Nobody_makes_a_shop_himself_and_the_page_says_so()
    {
        Assert.Equal((HttpStatusCode.Forbidden, "signUpClosed"), await RefusalAsync(null, HttpMethod.Post, "shops", SignUpTests.Form()));

        Assert.Null(await Server.Services.GetRequiredService<IShopStore>().FindAsync(new("muji"), CancellationToken.None));
        Assert.Contains("""content="closed" """.TrimEnd(), await Endpoint.Http.GetStringAsync("/signup"), StringComparison.Ordinal);
    }
}
