using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChatRouter.Core.Supervision;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;

namespace ChatRouter.IntegrationTests.Hubs;

/// <summary>The wall of a shop, for televisions that have a token instead of a password.</summary>
public sealed class WallTests : HubScene
{
    [Fact]
    public async Task A_kiosks_token_opens_the_wall_however_it_is_typed_until_it_is_revoked()
    {
        var supervisor = await SupervisorAsync();
        var made = await supervisor.Hub.InvokeAsync<NewKiosk>("MakeKiosk", ["大厅"]);

        Assert.Equal(HttpStatusCode.OK, (await WallAsync(made.Token)).StatusCode);
        using var answer = await WallAsync(made.Token.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal([made.Kiosk], await supervisor.Hub.InvokeAsync<Kiosk[]>("Kiosks", []));

        await supervisor.Hub.InvokeAsync("RevokeKiosk", [made.Kiosk.Id]);

        using var refused = await WallAsync(made.Token);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal("tokenInvalid", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        Assert.Equal("notFound", await RefusalOfAsync(() => supervisor.Hub.InvokeAsync("RevokeKiosk", [made.Kiosk.Id])));
        Assert.Equal([AuditAction.RevokedKiosk, AuditAction.MadeKiosk], (await supervisor.Hub.InvokeAsync<AuditEntry[]>("Audit", [new { }])).Select(entry => entry.Action));
    }

    [Fact]
    public async Task The_wall_shows_figures_groups_and_agents_with_their_time_and_nothing_of_any_buyer()
    {
        var (_, _, conversation) = await TalkAsync("words of a buyer");
        var supervisor = await SupervisorAsync();
        await supervisor.UntilBoardAsync(board => board.Figures.NeedsReply == 1);
        var token = (await supervisor.Hub.InvokeAsync<NewKiosk>("MakeKiosk", ["hall"])).Token;

        using var answer = await WallAsync(token);

        var text = await answer.Content.ReadAsStringAsync();
        var wall = JsonSerializer.Deserialize<JsonElement>(text);
        Assert.Equal(DemoShop.Shop.Name, wall.GetProperty("shopName").GetString());
        Assert.Equal(1, wall.GetProperty("figures").GetProperty("needsReply").GetInt32());
        Assert.Equal(4, wall.GetProperty("agents").GetArrayLength());
        Assert.Equal(2, wall.GetProperty("groups").GetArrayLength());
        Assert.InRange(wall.GetProperty("serverTime").GetDateTimeOffset() - wall.GetProperty("at").GetDateTimeOffset(), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.DoesNotContain("words of a buyer", text, StringComparison.Ordinal);
        Assert.DoesNotContain(conversation.Value, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00000-00000-00000-00000")]
    [InlineData("an-unreasonably-long-text-that-cannot-be-any-token-at-all")]
    public async Task Without_a_good_token_there_is_nothing(string? token)
    {
        using var refused = await WallAsync(token);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task An_agents_session_is_no_kiosk_and_a_kiosks_token_opens_nothing_else()
    {
        var supervisor = await SupervisorAsync();
        var token = (await supervisor.Hub.InvokeAsync<NewKiosk>("MakeKiosk", ["hall"])).Token;

        using var refused = await WallAsync(supervisor.Session.AccessToken);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => Endpoint.TicketAsync(token));
    }

    [Fact]
    public async Task A_kiosk_needs_a_name_and_a_shop_has_at_most_50()
    {
        var supervisor = await SupervisorAsync();
        Assert.Equal("invalidArgument", await RefusalOfAsync(() => supervisor.Hub.InvokeAsync<NewKiosk>("MakeKiosk", [" "])));
        Assert.Equal("invalidArgument", await RefusalOfAsync(() => supervisor.Hub.InvokeAsync<NewKiosk>("MakeKiosk", [new string('长', 61)])));

        for (var i = 0; i < 50; i++)
            await supervisor.Hub.InvokeAsync<NewKiosk>("MakeKiosk", [$"hall {i}"]);

        Assert.Equal("invalidArgument", await RefusalOfAsync(() => supervisor.Hub.InvokeAsync<NewKiosk>("MakeKiosk", ["one more"])));
    }

    private async Task<HttpResponseMessage> WallAsync(string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/wall");
        if (token is not null)
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        return await Endpoint.Http.SendAsync(request);
    }
}
