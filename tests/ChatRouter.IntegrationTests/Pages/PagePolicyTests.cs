using ChatRouter.IntegrationTests.Hubs;

namespace ChatRouter.IntegrationTests.Pages;

/// <summary>What the pages may ask of their browser.</summary>
public sealed class PagePolicyTests : HubScene
{
    [Theory]
    [InlineData("/desk", "display-capture=(self)")]
    [InlineData("/super", "display-capture=()")]
    [InlineData("/admin", "display-capture=()")]
    [InlineData("/demo", "display-capture=()")]
    [InlineData("/c/demo", "display-capture=()")]
    public async Task Only_the_desk_may_ask_for_a_picture_of_the_screen(string page, string policy)
    {
        using var answer = await Endpoint.Http.GetAsync(page);

        Assert.Equal(policy, answer.Headers.GetValues("Permissions-Policy").Single());
    }
}
