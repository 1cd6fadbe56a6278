using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision;
using ChatRouter.IntegrationTests.Hubs;
using ChatRouter.Server.Demo;
using ChatRouter.Server.Hubs;
using ChatRouter.TestKit.HubClient;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
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

    private const string Guests = "g:";

    // Where a shop's public key belongs, which is no secret.
    private const string PublicKey = "shopKey";

    // What has a number of a version in its path has no id.
    private const string WidgetsVersions = "/widget/{version";

    private static readonly (string Path, string[] Roles)[] Hubs =
    [
        ("/hubs/buyer", ["buyer"]),
        ("/hubs/agent", ["agent", "supervisor", "admin"]),
        ("/hubs/supervisor", ["supervisor", "admin"]),
    ];

    private readonly List<string> _breaches = [];
    private int _cases;

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Limits:Enabled"] = "false",
        ["Limits:RefusalsUntilAbort"] = "1000000",
        // Whoever runs the server may ask for every shop, from the machine itself without a token where none is set.
        ["Operator:Token"] = "an-operators-own-token",
    };

    [Fact]
    public async Task No_role_of_another_shop_gets_anywhere_with_the_ids_of_a_shop()
    {
        await using var other = await OtherShop.MakeAsync(Server, Password);
        var (buyer, agent, conversation) = await TalkAsync();
        var boss = await SupervisorAsync();
        var tokens = await TokensAsync(buyer.Session.AccessToken, agent.Session.AccessToken, boss);
        var bossAtDesk = await DeskAsync("boss");
        var supervisor = await SupervisorAsync(NameAs(AccountRole.Supervisor));
        var supervisorAtDesk = await DeskAsync(NameAs(AccountRole.Supervisor));
        var own = new SampleIds(conversation.Value, (await IdOfAsync("xiaofang")).Value, "pre-sale");

        await TryHubAsync(typeof(IBuyerHub), "buyer", buyer.Hub, own, other.Ids);
        await TryHubAsync(typeof(IAgentHub), "agent", agent.Hub, own, other.Ids);
        await TryHubAsync(typeof(IAgentHub), "supervisor", supervisorAtDesk.Hub, own, other.Ids);
        await TryHubAsync(typeof(IAgentHub), "admin", bossAtDesk.Hub, own, other.Ids);
        await TryHubAsync(typeof(ISupervisorHub), "supervisor", supervisor.Hub, own, other.Ids);
        await TryHubAsync(typeof(ISupervisorHub), "admin", boss.Hub, own, other.Ids);
        foreach (var (role, token) in tokens.Prepend(new("nobody", null)))
        {
            await TryRoutesAsync(role, token, own, other.Ids);
            await TryPairsAsync(role, token, own, other.Pairs);
            await TryQueriesAsync(role, token, own, other.Ids);
        }

        output.WriteLine($"{_cases} cases, {_breaches.Count} breaches\n{string.Join('\n', _breaches)}");
        Assert.Empty(_breaches);
        Assert.True(_cases >= 15_000, $"{_cases} cases");
        await other.IsUntouchedAsync();
    }

    // Of whom a hub opens to nobody else, no method of it needs to be tried.
    [Fact]
    public async Task A_hub_opens_to_its_own_roles_alone()
    {
        var buyer = await BuyerAsync();
        var agent = await DeskAsync("xiaofang");
        var tokens = await TokensAsync(buyer.Session.AccessToken, agent.Session.AccessToken, await SupervisorAsync());

        foreach (var (path, roles) in Hubs)
        {
            var open = new List<string>();
            foreach (var (role, token) in tokens)
                if (await OpensAsync(path, token!))
                    open.Add(role);
            Assert.Equal(roles, open);
        }

        var there = Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(route => route.Metadata.GetMetadata<HubMetadata>() is not null);
        Assert.Equal(Hubs.Select(hub => hub.Path).Order(), there.Select(route => route.RoutePattern.RawText!.Replace("/negotiate", "", StringComparison.Ordinal)).Distinct().Order());
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

    [Fact]
    public async Task The_same_bodies_are_taken_with_ones_own_ids_in_their_lists_and_maps()
    {
        var boss = await SupervisorAsync();
        var own = new SampleIds("none", (await IdOfAsync("xiaofang")).Value, "pre-sale");

        await TryRoutesAsync("admin", boss.Session.AccessToken, own, [own.Agent, own.Group]);

        foreach (var told in new[]
        {
            $"groups[]: {own.Group}", $"phrases[].groupId: {own.Group}", $"chat.topics[].groupKey: {own.Group}", $"plan.groups.value.members[]: {own.Agent}", $"plan.agents.key: {own.Agent}",
            $"plan.dedicated.value: {own.Agent}", $"plan.shifts.weeks.key: {own.Agent}", $"plan.shifts.exceptions.value.key: {own.Agent}",
        })
            Assert.Contains(_breaches, breach => breach.Contains($" {told}: ", StringComparison.Ordinal));
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
                .Concat(body is null ? [] : SampleArguments.SlotsOf(body).Select(slot => ((string?)null, (string?)slot)));
            foreach (var (parameter, slot) in slots)
                foreach (var id in ids.Where(id => id != OtherShop.Key || (parameter ?? slot) != PublicKey))
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

    // One of each kind of caller.
    private async Task<Dictionary<string, string?>> TokensAsync(string buyer, string agent, SupervisorTestClient boss) => new()
    {
        ["buyer"] = buyer,
        ["agent"] = agent,
        ["supervisor"] = await TokenAsAsync(AccountRole.Supervisor),
        ["admin"] = boss.Session.AccessToken,
        ["ops"] = await TokenAsAsync(AccountRole.Ops),
        ["key"] = await KeyAsync(boss.Session.AccessToken),
        ["television"] = (await boss.Hub.InvokeAsync<NewKiosk>("MakeKiosk", ["hall"])).Token,
    };

    private async Task<string> TokenAsAsync(AccountRole role)
    {
        var shops = Server.Services.GetRequiredService<IShopStore>();
        var boss = (await shops.FindAccountByNameAsync(DemoShop.Shop.Id, "boss", CancellationToken.None))!;
        await shops.SaveAccountAsync(boss with { Id = new(NameAs(role)), Name = NameAs(role), Role = role }, CancellationToken.None);
        return (await Endpoint.SignInAgentAsync(DemoShop.Key, NameAs(role), Password)).AccessToken;
    }

    private static string NameAs(AccountRole role) => $"as-{role}";

    private async Task<bool> OpensAsync(string hub, string token)
    {
        try
        {
            await using var client = await Endpoint.ConnectAsync(hub, await Endpoint.TicketAsync(token, Endpoint.Origin), new Dictionary<string, string> { ["Origin"] = Endpoint.Origin });
            await client.StartAsync();
            return true;
        }
        catch (Exception refused) when (refused is HttpRequestException or WebSocketException)
        {
            return false;
        }
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
        .Where(route => route.Metadata.GetMetadata<IHttpMethodMetadata>() is not null && !route.RoutePattern.RawText!.StartsWith(WidgetsVersions, StringComparison.Ordinal));

    // Both answers are the same but for the id itself, a refusal to its last word, and neither has anything of the other shop.
    private async Task CompareAsync(string what, string id, Func<string, Task<string>> answerTo)
    {
        _cases++;
        var foreign = await answerTo(id);
        var nothing = NothingLike(id);
        var absent = await answerTo(nothing);
        if (ComparedOf(foreign, id) != ComparedOf(absent, nothing))
            _breaches.Add($"{what}: {foreign}, absent {absent}");
        else if (foreign.Contains(OtherShop.Mark, StringComparison.Ordinal))
            _breaches.Add($"{what}: {foreign}");
    }

    private static string NothingLike(string id) => id switch
    {
        _ when int.TryParse(id, out _) => AbsentNumber,
        _ when id.StartsWith(Guests, StringComparison.Ordinal) => Guests + AbsentKey,
        { Length: var length } when length == AbsentKey.Length => AbsentKey,
        _ => Absent,
    };

    // What was done is told in the caller's own words, a conflict in the order of ids, and a number may stand anywhere in a text.
    private static string ComparedOf(string answer, string id) =>
        Done().IsMatch(answer) || int.TryParse(id, out _) ? answer.Split('|')[0] : answer.Replace(id, "", StringComparison.Ordinal);

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
        var policy = answer.Headers.TryGetValues("Content-Security-Policy", out var policies) ? string.Concat(policies) : code;
        return $"{(int)answer.StatusCode} {policy}|{Trace().Replace(text, "")}";
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

    [GeneratedRegex(@"^(ok\||2|409)")]
    private static partial Regex Done();

    [GeneratedRegex("\"traceId\":\"[^\"]*\"")]
    private static partial Regex Trace();

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex PlaceInPath();
}
