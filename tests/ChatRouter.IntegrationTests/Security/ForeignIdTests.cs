using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatRouter.Core.Shops;
using ChatRouter.IntegrationTests.Hubs;
using ChatRouter.Server.Demo;
using ChatRouter.Server.Hubs;
using ChatRouter.TestKit.HubClient;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace ChatRouter.IntegrationTests.Security;

/// <summary>Every hub method and route, every place of an id in it, every role, with every id of another shop: answered as if there were no such thing.</summary>
public sealed partial class ForeignIdTests(ITestOutputHelper output) : HubScene
{
    private const string Absent = "0195c1a0-0000-7000-8000-00000000dead";

    private const string AbsentNumber = "99";

    // Of the form of those that are made by the server; a cursor of another form is refused for that.
    private const string AbsentKey = "0195c1a000007000800000000000dead";

    // Stands in the page's snippet: whoever has it may ask whether there is such a shop.
    private const string PublicKey = "shopKey";

    private readonly List<string> _breaches = [];
    private int _cases;

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Limits:Enabled"] = "false",
        ["Limits:RefusalsUntilAbort"] = "1000000",
    };

    [Fact]
    public async Task No_role_of_another_shop_gets_anywhere_with_the_ids_of_a_shop()
    {
        await using var other = await OtherShop.MakeAsync(Server, Password);
        var (buyer, agent, conversation) = await TalkAsync();
        var boss = await SupervisorAsync();
        var bossAtDesk = await DeskAsync("boss");
        var own = new SampleIds(conversation.Value, (await IdOfAsync("xiaofang")).Value, "pre-sale");

        await TryHubAsync(typeof(IBuyerHub), "buyer", buyer.Hub, own, other.Ids);
        await TryHubAsync(typeof(IAgentHub), "agent", agent.Hub, own, other.Ids);
        await TryHubAsync(typeof(IAgentHub), "admin", bossAtDesk.Hub, own, other.Ids);
        await TryHubAsync(typeof(ISupervisorHub), "admin", boss.Hub, own, other.Ids);
        foreach (var (role, token) in new[]
        {
            ("nobody", null), ("buyer", buyer.Session.AccessToken), ("agent", agent.Session.AccessToken), ("supervisor", await TokenAsAsync(AccountRole.Supervisor)),
            ("admin", boss.Session.AccessToken), ("ops", await TokenAsAsync(AccountRole.Ops)), ("key", await KeyAsync(boss.Session.AccessToken)),
        })
        {
            await TryRoutesAsync(role, token, own, other.Ids);
            await TryPairsAsync(role, token, own, other.Pairs);
            await TryQueriesAsync(role, token, own, other.Ids);
        }

        output.WriteLine($"{_cases} cases, {_breaches.Count} breaches\n{string.Join('\n', _breaches)}");
        Assert.Empty(_breaches);
        Assert.True(_cases >= 4_500, $"{_cases} cases");
        await other.IsUntouchedAsync();
    }

    [Fact]
    public async Task A_buyer_gets_nowhere_with_the_ids_of_another_buyer_of_the_shop()
    {
        var (victim, agent, conversation) = await TalkAsync(OtherShop.Mark);
        var stranger = await BuyerAsync();
        var own = new SampleIds((await stranger.SendAsync("mine")).ConversationId.Value, "none", "none");

        await TryHubAsync(typeof(IBuyerHub), "stranger", stranger.Hub, own, [conversation.Value, victim.Session.Buyer!.Id.Value, victim.Sent[0].ClientMsgId]);
        await TryRoutesAsync("stranger", stranger.Session.AccessToken, own, [conversation.Value, victim.Session.Buyer.Id.Value]);

        Assert.Empty(_breaches);
        Assert.Equal([OtherShop.Mark], (await agent.Hub.InvokeAsync<Page>("Sync", [conversation, 0])).Messages.Select(message => message.Text));
        Assert.DoesNotContain(agent.Typings, typing => typing.ConversationId == conversation);
        Assert.Empty(victim.ClosedConversations);
    }

    [Fact]
    public async Task The_same_questions_tell_of_ones_own_conversation()
    {
        var (buyer, agent, conversation) = await TalkAsync();
        var boss = await SupervisorAsync();
        var own = new SampleIds(conversation.Value, "xiaofang", "pre-sale");

        await TryHubAsync(typeof(ISupervisorHub), "admin", boss.Hub, own, [conversation.Value]);
        await TryHubAsync(typeof(IBuyerHub), "buyer", buyer.Hub, own, [conversation.Value]);
        await TryHubAsync(typeof(IAgentHub), "agent", agent.Hub, own, [conversation.Value]);

        foreach (var told in new[] { "admin: Watch", "admin: History", "buyer: Sync", "buyer: Read", "buyer: Rate", "agent: Sync", "agent: History", "agent: ContextOf" })
            Assert.Contains(_breaches, breach => breach.StartsWith($"{told}(", StringComparison.Ordinal));
    }

    private async Task TryHubAsync(Type contract, string role, HubTestClient hub, SampleIds own, IReadOnlyList<string> ids)
    {
        foreach (var method in contract.GetMethods())
            foreach (var slot in SampleArguments.SlotsOf(method))
                foreach (var id in ids)
                    await CompareAsync($"{role}: {method.Name}({slot}: {id})", id, tried => CallAsync(hub, method, SampleArguments.Of(method, own, slot, tried).ToJsonString()));
    }

    private async Task TryRoutesAsync(string role, string? token, SampleIds own, IReadOnlyList<string> ids)
    {
        foreach (var route in Routes())
        {
            var body = BodyOf(route);
            var slots = route.RoutePattern.Parameters.Select(parameter => (Parameter: (string?)parameter.Name, Slot: (string?)null))
                .Concat(body is null ? [] : SampleArguments.SlotsOf(body).Where(slot => slot != PublicKey).Select(slot => ((string?)null, (string?)slot)));
            foreach (var (parameter, slot) in slots)
                foreach (var id in ids)
                    await CompareAsync(
                        $"{role}: {route.DisplayName} {parameter ?? slot}: {id}", id,
                        tried => SendAsync(route, token, own, body, parameter is null ? new() : new() { [parameter] = tried }, slot, tried));
        }
    }

    // Whoever has both a thing's id and that of what it is a part of has each in its place.
    private async Task TryPairsAsync(string role, string? token, SampleIds own, IReadOnlyList<(string Whole, string Part)> pairs)
    {
        foreach (var route in Routes().Where(route => route.RoutePattern.Parameters.Count >= 2))
        {
            var (body, places) = (BodyOf(route), route.RoutePattern.Parameters);
            foreach (var (whole, part) in pairs)
                await CompareAsync(
                    $"{role}: {route.DisplayName} {whole}, {part}", whole,
                    tried => SendAsync(route, token, own, body, new() { [places[^2].Name] = tried, [places[^1].Name] = tried == whole ? part : tried }, null, tried));
        }
    }

    // The routes as they describe themselves, since an endpoint does not name what it reads of the query.
    private async Task TryQueriesAsync(string role, string? token, SampleIds own, IReadOnlyList<string> ids)
    {
        using var described = JsonDocument.Parse(await Endpoint.Http.GetStringAsync("/openapi/v1.json"));
        foreach (var path in described.RootElement.GetProperty("paths").EnumerateObject().Where(path => path.Value.TryGetProperty("get", out var get) && get.TryGetProperty("parameters", out _)))
        {
            var url = PlaceInPath().Replace(path.Name, own.Conversation);
            foreach (var name in path.Value.GetProperty("get").GetProperty("parameters").EnumerateArray().Where(one => one.GetProperty("in").GetString() == "query" && !one.GetProperty("schema").ToString().Contains("integer", StringComparison.Ordinal)).Select(one => one.GetProperty("name").GetString()))
                foreach (var id in ids)
                    await CompareAsync($"{role}: GET {path.Name}?{name}={id}", id, tried => AskAsync(HttpMethod.Get, $"{url}?{name}={tried}", token, null));
        }
    }

    private async Task<string> TokenAsAsync(AccountRole role)
    {
        var shops = Server.Services.GetRequiredService<IShopStore>();
        var boss = (await shops.FindAccountByNameAsync(DemoShop.Shop.Id, "boss", CancellationToken.None))!;
        await shops.SaveAccountAsync(boss with { Id = new($"as-{role}"), Name = $"as-{role}", Role = role }, CancellationToken.None);
        return (await Endpoint.SignInAgentAsync(DemoShop.Key, $"as-{role}", Password)).AccessToken;
    }

    private async Task<string> KeyAsync(string admin)
    {
        using var list = await RequestAsync(HttpMethod.Get, "/api/v1/keys", admin, null);
        var scopes = JsonDocument.Parse(await list.Content.ReadAsStringAsync()).RootElement.GetProperty("scopes").GetRawText();
        using var made = await RequestAsync(HttpMethod.Post, "/api/v1/keys", admin, $$"""{"name":"everything","scopes":{{scopes}}}""");
        return JsonDocument.Parse(await made.Content.ReadAsStringAsync()).RootElement.GetProperty("secret").GetString()!;
    }

    private static Type? BodyOf(RouteEndpoint route) => route.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is { } type && type != typeof(Stream) ? type : null;

    private IEnumerable<RouteEndpoint> Routes() => Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(route => route.RoutePattern.RawText?.StartsWith("/api/", StringComparison.Ordinal) == true);

    // Both answers are the same but for the id itself, and neither has anything of the other shop.
    private async Task CompareAsync(string what, string id, Func<string, Task<string>> answerTo)
    {
        _cases++;
        var foreign = await answerTo(id);
        var absent = await answerTo(int.TryParse(id, out _) ? AbsentNumber : id.Length == AbsentKey.Length ? AbsentKey : Absent);
        if (CodeOf(foreign) != CodeOf(absent))
            _breaches.Add($"{what}: {foreign}, absent {absent}");
        else if (foreign.Contains(OtherShop.Mark, StringComparison.Ordinal))
            _breaches.Add($"{what}: {foreign}");
    }

    private static string CodeOf(string answer) => answer.Split('|')[0];

    private static async Task<string> CallAsync(HubTestClient hub, MethodInfo method, string arguments)
    {
        try
        {
            return $"ok|{(await hub.InvokeRawAsync<JsonElement?>(method.Name, arguments).WaitAsync(TimeSpan.FromSeconds(10)))?.GetRawText()}";
        }
        catch (HubInvocationException refusal)
        {
            return $"{refusal.Code}|{refusal.Error}";
        }
    }

    private async Task<string> SendAsync(RouteEndpoint route, string? token, SampleIds own, Type? body, Dictionary<string, string> places, string? slot, string id)
    {
        var path = PlaceInPath().Replace(route.RoutePattern.RawText!, place => places.GetValueOrDefault(place.Groups[1].Value, own.Conversation));
        return await AskAsync(
            new(route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0]), path, token, body is null ? null : SampleArguments.Of(body, own, slot, id)!.ToJsonString());
    }

    private async Task<string> AskAsync(HttpMethod method, string path, string? token, string? body)
    {
        using var answer = await RequestAsync(method, path, token, body);
        var text = await answer.Content.ReadAsStringAsync();
        var code = text.StartsWith('{') && JsonDocument.Parse(text).RootElement.TryGetProperty("code", out var known) ? known.GetString() : null;
        return $"{(int)answer.StatusCode} {code}|{text}";
    }

    private async Task<HttpResponseMessage> RequestAsync(HttpMethod method, string path, string? token, string? body)
    {
        using var request = new HttpRequestMessage(method, path);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await Endpoint.Http.SendAsync(request);
    }

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex PlaceInPath();
}
