using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;

namespace ChatRouter.BrowserTests.Browsers;

/// <summary>What the demo shop's owner sets, by the API.</summary>
public sealed class ShopConsole(Endpoint server)
{
    /// <summary>What the shop's chat does beside talking.</summary>
    public Task OfferAsync(object chat) =>
        AskAsync(HttpMethod.Put, "shop/widget", new { origins = Array.Empty<string>(), guestsAllowed = true, look = new { side = "right" }, chat });

    /// <summary>Nobody may write whom the shop does not vouch for.</summary>
    public Task RefuseGuestsAsync() =>
        AskAsync(HttpMethod.Put, "shop/widget", new { origins = Array.Empty<string>(), guestsAllowed = false, look = new { side = "right" } });

    /// <summary>What the bot, which is off, would say.</summary>
    public Task KnowAsync(params (string Question, string[] Keywords, string Text)[] answers) =>
        AskAsync(HttpMethod.Put, "shop/bot", new { mode = "off", answers = answers.Select(known => new { known.Question, known.Keywords, known.Text }) });

    /// <summary>Agents may not write these words.</summary>
    public Task ForbidAsync(params string[] words) =>
        AskAsync(HttpMethod.Put, "shop/forbidden-words", new { words = words.Select(word => new { word, mode = "block" }) });

    /// <summary>Everybody is on duty every day, from so many hours after now; from when until when, in the universal time.</summary>
    public async Task<(DateTime From, DateTime Until)> ServeAsync(int fromHours, int untilHours)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var (begins, ends) = (now.AddHours(fromHours), now.AddHours(untilHours));
        var day = new[] { "only" };
        var week = new { monday = day, tuesday = day, wednesday = day, thursday = day, friday = day, saturday = day, sunday = day };
        await PublishAsync("hours", plan => plan["shifts"] = JsonSerializer.SerializeToNode(new
        {
            timeZone = "UTC",
            templates = new { only = new { name = "Only", spans = new[] { new { from = $"{begins:HH:mm}", to = $"{ends:HH:mm}" } } } },
            weeks = DemoShop.Accounts.ToDictionary(account => account.Name, _ => week),
        }));
        return (begins, ends);
    }

    /// <summary>Agents may leave while buyers wait for them, who are routed again with their next message.</summary>
    public Task LetLeaveAsync() => PublishAsync("leaving", plan => plan["overrides"] = JsonSerializer.SerializeToNode(new { leaveWithOpenTurns = "routedAtNextMessage" }));

    /// <summary>Changes the draft of the routing.</summary>
    public async Task<(int Revision, int Version)> DraftAsync(Action<JsonNode> change)
    {
        var draft = await AskAsync(HttpMethod.Get, "routing/draft");
        var plan = draft["plan"]!;
        change(plan);
        var saved = await AskAsync(HttpMethod.Put, "routing/draft", new { revision = (int)draft["revision"]!, plan });
        return ((int)saved["revision"]!, (int)draft["version"]!);
    }

    /// <summary>Changes how the shop routes, from now on.</summary>
    public async Task PublishAsync(string reason, Action<JsonNode> change)
    {
        var (revision, version) = await DraftAsync(change);
        await AskAsync(HttpMethod.Post, "routing/publish", new { revision, version, reason });
    }

    /// <summary>Asks the API, and takes no refusal.</summary>
    public async Task<JsonNode> AskAsync(HttpMethod method, string path, object? body = null)
    {
        var boss = await server.SignInAgentAsync(DemoShop.Key, "boss", DemoShop.Password);
        using var request = new HttpRequestMessage(method, $"/api/v1/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", boss.AccessToken);
        using var answer = await server.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text.Length == 0 ? "{}" : text)!;
    }
}
