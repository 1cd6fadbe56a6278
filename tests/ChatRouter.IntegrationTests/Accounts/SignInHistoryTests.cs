using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChatRouter.TestKit;

namespace ChatRouter.IntegrationTests.Accounts;

/// <summary>Who signed in to an account, or tried to.</summary>
public class SignInHistoryTests : AccountScene
{
    private const string Chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36";

    [Fact]
    public async Task Good_and_refused_and_locked_out_attempts_are_listed_with_their_device_and_network_and_nothing_of_what_was_typed()
    {
        const string guess = "a guess that nobody may read";
        var mine = await TokenOfAsync("xiaofang");
        for (var i = 0; i < 5; i++)
            await TryAsync("xiaofang", guess);
        await TryAsync("xiaofang", Password);

        var listed = await ListAsync(mine, "me/sign-ins", 7);

        Assert.Equal(["lockedOut", .. Enumerable.Repeat("refused", 5), "signedIn"], listed.Select(ResultOf));
        Assert.All(listed.Take(6), attempt => Assert.Equal(("Chrome, Windows", "127.0.0.0/24"), (attempt.GetProperty("device").GetString(), attempt.GetProperty("place").GetString())));
        Assert.DoesNotContain(guess, string.Join(' ', listed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_reads_a_members_an_agent_his_own_and_nobody_those_of_a_name_that_does_not_exist()
    {
        var (boss, agent) = (await TokenOfAsync("boss"), await TokenOfAsync("xiaofang"));
        var (his, bosss) = ((await IdOfAsync("xiaofang")).Value, (await IdOfAsync("boss")).Value);
        var (wrong, unknown) = (await TryAsync("xiaofang", "wrong"), await TryAsync("nobody", "wrong"));

        Assert.Equal(["refused", "signedIn"], (await ListAsync(boss, $"members/{his}/sign-ins", 2)).Select(ResultOf));
        Assert.Equal(["refused", "signedIn"], (await ListAsync(agent, "me/sign-ins", 2)).Select(ResultOf));
        Assert.Equal(HttpStatusCode.Forbidden, (await RefusalAsync(agent, HttpMethod.Get, $"members/{bosss}/sign-ins")).Status);
        Assert.Equal((HttpStatusCode.NotFound, "notFound"), await RefusalAsync(boss, HttpMethod.Get, "members/nobody/sign-ins"));
        Assert.Equal(wrong, unknown);
    }

    private static string ResultOf(JsonElement attempt) => attempt.GetProperty("result").GetString()!;

    // Nobody's answer waits until it is written down.
    private async Task<IReadOnlyList<JsonElement>> ListAsync(string token, string path, int count)
    {
        List<JsonElement> listed = [];
        await Until.TrueAsync(async () => (listed = [.. (await GetAsync(token, path)).GetProperty("signIns").EnumerateArray()]).Count >= count);
        return listed;
    }

    private async Task<(HttpStatusCode Status, string? Code)> TryAsync(string account, string password)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sessions/agent") { Content = JsonContent.Create(new { shop = "demo", account, password }) };
        request.Headers.TryAddWithoutValidation("User-Agent", Chrome);
        using var response = await Endpoint.Http.SendAsync(request);
        return (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }
}
