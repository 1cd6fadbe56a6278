using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChatRouter.TestKit.HubClient;

namespace ChatRouter.IntegrationTests.Accounts;

/// <summary>Where an account is signed in, and its password.</summary>
public class AccountSessionsTests : AccountScene
{
    [Fact]
    public async Task Each_sign_in_is_a_session_with_its_device_and_place()
    {
        var mine = (await SignInWithAsync("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36")).AccessToken;
        await SignInWithAsync("curl/8.5.0");

        var sessions = (await GetAsync(mine, "me/sessions")).GetProperty("sessions").EnumerateArray().ToList();

        Assert.Equal(
            [("Chrome, Windows", "127.0.0.1", true), ("curl/8.5.0", "127.0.0.1", false)],
            sessions.Select(session => (session.GetProperty("device").GetString()!, session.GetProperty("place").GetString()!, session.GetProperty("current").GetBoolean())).OrderBy(row => row.Item1));
    }

    [Fact]
    public async Task An_ended_session_loses_its_tokens_at_once_and_its_socket_within_5_s()
    {
        var phone = await AgentAsync("xiaofang");
        var mine = await TokenOfAsync("xiaofang");
        var other = OthersOf(await GetAsync(mine, "me/sessions")).Single();

        await DoneAsync(mine, HttpMethod.Delete, $"me/sessions/{other}");

        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(phone.Session.AccessToken, HttpMethod.Get, "me/sessions"));
        Assert.Equal((HttpStatusCode.Unauthorized, "tokenInvalid"), await RefusalAsync(null, HttpMethod.Post, "sessions/refresh", new { refreshToken = phone.Session.RefreshToken }));
        await phone.Hub.Closed.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Equal("signedOut", phone.Superseded.Single().Reason);
        Assert.Equal((HttpStatusCode.NotFound, "notFound"), await RefusalAsync(mine, HttpMethod.Delete, $"me/sessions/{other}"));
        await GetAsync(mine, "me/sessions");
    }

    [Fact]
    public async Task Every_refresh_token_of_a_session_dies_with_it()
    {
        var session = await Endpoint.SignInAgentAsync("demo", "xiaofang", Password);
        var family = new List<string> { session.RefreshToken! };
        for (var i = 0; i < 3; i++)
            family.Add((await DoneAsync(null, HttpMethod.Post, "sessions/refresh", new { refreshToken = family[^1] })).GetProperty("refreshToken").GetString()!);
        var mine = await TokenOfAsync("xiaofang");

        await DoneAsync(mine, HttpMethod.Delete, "me/sessions");

        foreach (var refreshToken in family)
            Assert.Equal((HttpStatusCode.Unauthorized, "tokenInvalid"), await RefusalAsync(null, HttpMethod.Post, "sessions/refresh", new { refreshToken }));
        Assert.Single((await GetAsync(mine, "me/sessions")).GetProperty("sessions").EnumerateArray());
    }

    [Fact]
    public async Task Signing_out_ends_this_session_and_leaves_the_others()
    {
        var (here, there) = (await TokenOfAsync("xiaofang"), await TokenOfAsync("xiaofang"));

        await DoneAsync(here, HttpMethod.Delete, "sessions");

        Assert.Equal(HttpStatusCode.Forbidden, (await RefusalAsync(here, HttpMethod.Get, "me/sessions")).Status);
        await GetAsync(there, "me/sessions");
    }

    [Fact]
    public async Task An_administrator_sees_and_ends_a_members_sessions_and_an_agent_those_of_nobody_else()
    {
        var (boss, agent) = (await TokenOfAsync("boss"), await TokenOfAsync("xiaofang"));
        var (his, bosss) = ((await IdOfAsync("xiaofang")).Value, (await IdOfAsync("boss")).Value);
        var session = OthersOf(await GetAsync(boss, $"members/{his}/sessions")).Single();
        var bossSession = (await GetAsync(boss, "me/sessions")).GetProperty("sessions")[0].GetProperty("id").GetString();

        Assert.Equal(HttpStatusCode.Forbidden, (await RefusalAsync(agent, HttpMethod.Get, $"members/{bosss}/sessions")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await RefusalAsync(agent, HttpMethod.Delete, $"me/sessions/{bossSession}")).Status);
        await DoneAsync(boss, HttpMethod.Delete, $"members/{his}/sessions/{session}");

        Assert.Equal(HttpStatusCode.Forbidden, (await RefusalAsync(agent, HttpMethod.Get, "me/sessions")).Status);
        await DoneAsync(boss, HttpMethod.Delete, $"members/{bosss}/sessions");
        await GetAsync(boss, "me/sessions");
    }

    [Fact]
    public async Task Changing_ones_password_needs_the_old_one_and_ends_the_other_sessions()
    {
        var (mine, other) = (await TokenOfAsync("xiaofang"), await TokenOfAsync("xiaofang"));

        Assert.Equal((HttpStatusCode.BadRequest, "passwordWrong"), await RefusalAsync(mine, HttpMethod.Put, "me/password", new { old = "wrong", @new = NewPassword }));
        Assert.Equal((HttpStatusCode.BadRequest, "passwordCommon"), await RefusalAsync(mine, HttpMethod.Put, "me/password", new { old = Password, @new = "1234567890" }));
        await DoneAsync(mine, HttpMethod.Put, "me/password", new { old = Password, @new = NewPassword });

        await GetAsync(mine, "me/sessions");
        Assert.Equal(HttpStatusCode.Forbidden, (await RefusalAsync(other, HttpMethod.Get, "me/sessions")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await RefusalAsync(null, HttpMethod.Post, "sessions/agent", new { shop = "demo", account = "xiaofang", password = Password })).Status);
        await Endpoint.SignInAgentAsync("demo", "xiaofang", NewPassword);
    }

    [Fact]
    public async Task Guessing_the_old_password_locks_as_guessing_at_the_sign_in_does_and_both_count_together()
    {
        var mine = await TokenOfAsync("xiaofang");
        for (var i = 0; i < 3; i++)
            Assert.Equal("passwordWrong", (await RefusalAsync(mine, HttpMethod.Put, "me/password", new { old = $"guess {i}", @new = NewPassword })).Code);
        for (var i = 0; i < 2; i++)
            Assert.Equal("signInFailed", (await RefusalAsync(null, HttpMethod.Post, "sessions/agent", new { shop = "demo", account = "xiaofang", password = $"guess {i}" })).Code);

        Assert.Equal((HttpStatusCode.TooManyRequests, "lockedOut"), await RefusalAsync(mine, HttpMethod.Put, "me/password", new { old = Password, @new = NewPassword }));
        Assert.Equal((HttpStatusCode.TooManyRequests, "lockedOut"), await RefusalAsync(null, HttpMethod.Post, "sessions/agent", new { shop = "demo", account = "xiaofang", password = Password }));
    }

    [Fact]
    public async Task Guessing_finds_no_password_however_many_try_at_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i =>
            RefusalAsync(null, HttpMethod.Post, "sessions/agent", new { shop = "demo", account = "laowang", password = i == 39 ? Password : $"guess {i}" })));

        // What reached the server before the fifth failure may have been right; nothing after it is.
        Assert.All(answers, answer => Assert.Contains(answer.Code, new[] { "signInFailed", "lockedOut", null }));
        Assert.Equal((HttpStatusCode.TooManyRequests, "lockedOut"), await RefusalAsync(null, HttpMethod.Post, "sessions/agent", new { shop = "demo", account = "laowang", password = Password }));
    }

    private static IEnumerable<string> OthersOf(JsonElement list) => list.GetProperty("sessions").EnumerateArray()
        .Where(session => !session.GetProperty("current").GetBoolean()).Select(session => session.GetProperty("id").GetString()!);

    private async Task<AgentSession> SignInWithAsync(string userAgent)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sessions/agent") { Content = JsonContent.Create(new { shop = "demo", account = "xiaofang", password = Password }) };
        request.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        using var response = await Endpoint.Http.SendAsync(request);
        return (await response.Content.ReadFromJsonAsync<AgentSession>())!;
    }
}
