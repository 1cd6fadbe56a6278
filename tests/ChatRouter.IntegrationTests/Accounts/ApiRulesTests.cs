using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatRouter.IntegrationTests.Desks;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Accounts;

/// <summary>What holds for every route, and so for the next one that somebody adds.</summary>
public partial class ApiRulesTests : AccountScene
{
    private const int LongestPage = 200;

    // Lists that need no pages, each with what bounds it.
    private static readonly Dictionary<string, string> Bounded = new()
    {
        ["ListMySessions"] = "sessions of one account; one that is not used ends after seven days",
        ["ListMemberSessions"] = "sessions of one account; one that is not used ends after seven days",
        ["ListMySignIns"] = "the last 100 of each",
        ["ListMemberSignIns"] = "the last 100 of each",
        ["ListKeys"] = "tooManyKeys",
        ["ListWebhooks"] = "tooManyWebhooks",
        ["ListPhrases"] = "tooManyPhrases",
        ["GetDeskSettings"] = "the shop's settings, whose lists have a longest",
        ["ListDeskAnswers"] = "a setting, which has a longest",
        ["GetTransferTargets"] = "the plan's groups and the shop's people",
        ["GetBuyer"] = "the last 20 of the buyer",
        ["GetOrders"] = "what the shop's order service may answer at most",
        ["GetAssignments"] = "one conversation's placements",
        ["GetMember"] = "one member's groups and dedicated buyers, which the plan holds",
        ["GetForbiddenWords"] = "a setting, which has a longest",
        ["GetForbiddenWordsVersion"] = "a setting, which has a longest",
        ["GetTransferReasons"] = "a setting, which has a longest",
        ["GetPauseReasons"] = "a setting, which has a longest",
        ["GetTags"] = "a setting, which has a longest",
        ["ListBlockedBuyers"] = "tooManyBlocked",
        ["GetBot"] = "a setting, which has a longest",
        ["GetWidget"] = "a setting, which has a longest",
        ["DiffRoutingDraft"] = "what a plan can hold",
        ["ListScheduledPublications"] = "tooManyScheduled",
        ["LintRoutingDraft"] = "what a plan can hold",
        ["ListRoutingPeople"] = "the shop's people",
        ["CountRoutingHits"] = "the rules there are",
        ["GetDistribution"] = "the shop's people, in 31 days at most",
        ["GetOwnDistribution"] = "the shop's people, in 31 days at most",
        ["GetTraffic"] = "the half hours of 31 days",
        ["GetPauses"] = "the shop's people, in 31 days at most",
        ["CountRatings"] = "the five scores",
        ["ShowWall"] = "the plan's groups and the shop's people",
        ["GetSystem"] = "the installation's nodes and checks",
    };

    // What a repetition cannot do twice, or what makes nothing that stays.
    private static readonly Dictionary<string, string> Harmless = new()
    {
        ["SignInAgent"] = "a session that nobody uses ends by itself",
        ["RefreshSession"] = "tokens of the same session",
        ["OpenBuyerSession"] = "tokens; a guest who never writes is nobody",
        ["IssueTicket"] = "gone after 30 s",
        ["DisableMember"] = "repeatable",
        ["EnableMember"] = "repeatable",
        ["LookAtLink"] = "only looks",
        ["SignUpShop"] = "its key is taken by then",
        ["RedeemLink"] = "once, whoever sends it",
        ["UploadImage"] = "gone after a day, unless it is sent",
        ["UploadChannelImage"] = "gone after a day, unless it is sent",
        ["ChangeOrder"] = "by its idempotencyKey, which the shop's order service gets",
        ["TryOrderConnector"] = "only asks",
        ["TryBot"] = "only asks",
        ["SimulateRouting"] = "only asks",
        ["SayAsBot"] = "by its clientMsgId",
        ["HandOverToHuman"] = "repeatable",
        ["SendChannelMessage"] = "by its clientMsgId",
        ["TestWebhook"] = "sends a test, which is meant to be sent",
        ["ReplayFailedDeliveries"] = "events come at least once, and are known by their id",
        ["ReplayDelivery"] = "events come at least once, and are known by their id",
    };

    private static IEnumerable<AgreedApi.Operation> Operations => AgreedApi.Operations.Where(operation => operation.Path.StartsWith("/api/v1/", StringComparison.Ordinal));

    private static IEnumerable<AgreedApi.Operation> Paged => Operations.Where(operation => operation.Parameters.ContainsKey("limit"));

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?> { ["Limits:Enabled"] = "false" };

    [Fact]
    public void Every_list_that_can_grow_comes_in_pages_by_a_place_and_never_whole()
    {
        var lists = Operations.Where(operation => operation.Method == HttpMethod.Get && operation.Answer.Values.Any(IsArray)).ToList();

        var unpaged = lists.Where(list => !Bounded.ContainsKey(list.Name) && !(IsBoundedNumber(list.Parameters.GetValueOrDefault("limit")) && CursorOf(list) is not null && list.Answer.ContainsKey("next")));

        Assert.Empty(unpaged.Select(list => list.Name));
        Assert.Empty(Bounded.Keys.Except(lists.Select(list => list.Name)));
        Assert.Empty(Bounded.Keys.Intersect(Paged.Select(list => list.Name)));
        Assert.Equal(9, Paged.Count());
    }

    [Fact]
    public async Task A_page_that_is_too_long_or_begins_nowhere_is_refused_wherever_there_are_pages()
    {
        var boss = await TokenOfAsync("boss");
        var (_, _, conversation) = await TalkAsync();
        var hook = (await DoneAsync(boss, HttpMethod.Post, "webhooks", new { url = "https://shop.example/hook", events = new[] { "message.created" } })).GetProperty("webhook").GetProperty("id").GetString()!;
        var wrong = new List<string>();
        foreach (var list in Paged)
        {
            var path = $"{list.Path["/api/v1/".Length..].Replace("{id}", list.Path.Contains("webhooks", StringComparison.Ordinal) ? hook : conversation.Value, StringComparison.Ordinal)}?{RequiredOf(list)}";
            var most = list.Parameters["limit"].GetProperty("schema").GetProperty("maximum").GetInt32();
            var taken = await AskAsync(boss, HttpMethod.Get, $"{path}&limit={most}");
            if (taken.Status != HttpStatusCode.OK)
                wrong.Add($"{list.Name} refuses {most}: {taken}");
            foreach (var (parameter, value) in new[] { ("limit", "0"), ("limit", $"{most + 1}"), ("limit", "many"), (CursorOf(list)!, "%07") })
            {
                var (status, problem) = await AskAsync(boss, HttpMethod.Get, $"{path}&{parameter}={value}");
                var isTold = status == HttpStatusCode.BadRequest && problem.TryGetProperty("errors", out var errors) && errors.GetRawText() == $$"""{"{{parameter}}":["malformed"]}""";
                if (!isTold || problem.GetProperty("code").GetString() != "invalidArgument")
                    wrong.Add($"{list.Name} {parameter}={value}: {status} {problem}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Every_request_that_makes_something_can_be_repeated_under_a_key()
    {
        var makers = Operations.Where(operation => operation.Method == HttpMethod.Post).ToList();

        var single = makers.Where(maker => !maker.Parameters.ContainsKey("Idempotency-Key") && !Harmless.ContainsKey(maker.Name));

        Assert.Empty(single.Select(maker => maker.Name));
        Assert.Empty(Harmless.Keys.Except(makers.Where(maker => !maker.Parameters.ContainsKey("Idempotency-Key")).Select(maker => maker.Name)));
        Assert.All(makers.Where(maker => maker.Parameters.ContainsKey("Idempotency-Key")), maker => maker.AssertNames(409, "idempotencyConflict"));
    }

    [Fact]
    public void A_route_that_takes_no_key_is_closed_for_a_reason_that_is_written_down()
    {
        var guide = File.ReadAllText(Repository.At("src", "ChatRouter.Server", "Api", "README.md"));
        var closed = Closed().Match(guide).Groups["rows"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(row => Address().Matches(row.Split('|')[1]).Select(address => address.Groups[1].Value)).ToList();

        var routes = Operations.Where(operation => operation.Scope is null && !operation.IsForStrangers).Select(operation => (operation.Name, Path: operation.Path["/api/v1".Length..])).ToList();

        Assert.Empty(routes.Where(route => !closed.Any(address => IsBelow(route.Path, address))).Select(route => route.Name));
        Assert.DoesNotContain(closed, address => !routes.Any(route => IsBelow(route.Path, address)));
    }

    [Fact]
    public void The_console_does_nothing_that_the_document_does_not_name()
    {
        var folder = Repository.At("src", "web", "desk", "src", "admin");
        var calls = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".test.ts", StringComparison.Ordinal))
            .SelectMany(file => Call().Matches(File.ReadAllText(file)).Select(call => (Method: call.Groups[1].Value, Path: Inserted().Replace(call.Groups[2].Value.Split('?')[0], "{}")))).Distinct().ToList();

        Assert.True(calls.Count > 50, $"{calls.Count} calls");
        Assert.DoesNotContain(calls, call => !Operations.Any(operation => operation.Method.Method == call.Method && IsAt(call.Path.Split('/'), operation.Path["/api/v1/".Length..].Split('/'))));
        Assert.DoesNotContain(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories), file => File.ReadAllText(file).Contains("hubClient", StringComparison.Ordinal));
    }

    private static bool IsAt(string[] called, string[] named) =>
        called.Length == named.Length && called.Zip(named).All(pair => pair.First == pair.Second || pair.First == "{}" || pair.Second.StartsWith('{'));

    private static bool IsBelow(string path, string address) => path == address || path.StartsWith($"{address}/", StringComparison.Ordinal);

    private static bool IsArray(JsonElement schema) => schema.TryGetProperty("type", out var type) && type.GetRawText().Contains("array", StringComparison.Ordinal);

    private static bool IsBoundedNumber(JsonElement parameter) =>
        parameter.ValueKind == JsonValueKind.Object && parameter.GetProperty("schema") is var schema && schema.GetProperty("minimum").GetInt32() == 1 && schema.GetProperty("maximum").GetInt32() <= LongestPage;

    private static string? CursorOf(AgreedApi.Operation list) => list.Parameters
        .FirstOrDefault(parameter => parameter.Value.TryGetProperty("description", out var text) && text.GetString() == "The `next` of the page before.").Key;

    private static string RequiredOf(AgreedApi.Operation list) => string.Join('&', list.Parameters
        .Where(parameter => parameter.Value.GetProperty("in").GetString() == "query" && parameter.Value.TryGetProperty("required", out var required) && required.GetBoolean())
        .Select(parameter => parameter.Key switch
        {
            "from" => "from=2026-01-01T00:00:00Z",
            "until" => "until=2026-01-02T00:00:00Z",
            _ => $"{parameter.Key}=xiaofang",
        }));

    [GeneratedRegex(@"## What no key may call\s+[^|]*\|[^\n]*\n\|---\|---\|\n(?<rows>(\|[^\n]*\n)+)")]
    private static partial Regex Closed();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Address();

    [GeneratedRegex(@"call(?:<[^(]*>)?\(\s*'(GET|POST|PUT|DELETE)',\s*['`]([^'`]+)['`]")]
    private static partial Regex Call();

    [GeneratedRegex(@"\$\{[^}]*\}")]
    private static partial Regex Inserted();
}
