using System.Net;
using System.Text.Json;
using ChatRouter.IntegrationTests.Desks;
using ChatRouter.TestKit.HubClient;

namespace ChatRouter.IntegrationTests.Accounts;

/// <summary>The demo shop's administrator and those he invites.</summary>
public abstract class AccountScene : DeskScene
{
    protected const string NewPassword = "three words in a row";

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?> { ["Limits:LinksPerMinute"] = "100000" };

    protected static string TokenOf(JsonElement link) => link.GetProperty("path").GetString()!.Split('#')[1];

    protected async Task<JsonElement> DoneAsync(string? token, HttpMethod method, string path, object? body = null)
    {
        var (status, answer) = await AskAsync(token, method, path, body);
        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.NoContent, $"{method} {path}: {status} {answer}");
        return answer;
    }

    /// <summary>Somebody who was invited, and the token of his link.</summary>
    protected async Task<(string Id, string Link)> InviteAsync(string boss, string name, string role = "agent")
    {
        var invited = await DoneAsync(boss, HttpMethod.Post, "members", new { name, displayName = name, role });
        return (invited.GetProperty("member").GetProperty("id").GetString()!, TokenOf(invited.GetProperty("link")));
    }

    /// <summary>Somebody who was invited and has joined; with his access token.</summary>
    protected async Task<(string Id, string Token)> JoinAsync(string boss, string name, string role = "agent")
    {
        var (id, link) = await InviteAsync(boss, name, role);
        await DoneAsync(null, HttpMethod.Post, "links/redeem", new { token = link, password = NewPassword });
        return (id, (await Endpoint.SignInAgentAsync("demo", name, NewPassword)).AccessToken);
    }
}
