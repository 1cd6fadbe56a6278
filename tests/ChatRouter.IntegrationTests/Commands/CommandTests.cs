using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChatRouter.TestKit.HubClient;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Commands;

/// <summary>The server's binary at the command line.</summary>
public sealed class CommandTests
{
    private static readonly string[] AddBoss = ["user", "add", "muji", "boss", "--role", "admin", "--display-name", "店长"];

    [Fact]
    public async Task A_production_server_gets_its_first_shop_and_account_by_commands()
    {
        using var operators = new Operator();
        var added = (await operators.RunAsync("shop", "add", "muji", "--name", "木吉", "--origin", "https://shop.example.com", "--preset", "wangwang")).Well();
        (await operators.RunAsync(AddBoss, "long enough\n")).Well();

        Assert.Matches("secret.*: [0-9a-f]{64}", added);
        Assert.Contains("muji\t木吉\t1 accounts", (await operators.RunAsync("shop", "list")).Well(), StringComparison.Ordinal);
        Assert.Contains("boss\t店长\tadmin", (await operators.RunAsync("user", "list", "muji")).Well(), StringComparison.Ordinal);
        await using var server = new ServerProcess(new Dictionary<string, string> { ["Sqlite__DataSource"] = operators.Database, ["Seed__Demo"] = "false" });
        await server.StartAsync();
        Assert.NotEmpty((await server.Endpoint.SignInAgentAsync("muji", "boss", "long enough")).AccessToken);
        Assert.Contains("not looked at", (await operators.RunAsync("doctor")).Well(), StringComparison.Ordinal);
        Assert.Contains("in use by another server process", (await operators.RunAsync("shop", "list")).Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_owner_who_is_invited_sets_a_password_that_no_operator_knows_and_has_the_shop()
    {
        using var operators = new Operator();
        (await operators.RunAsync("shop", "add", "muji", "--name", "木吉")).Well();

        var said = (await operators.RunAsync([.. AddBoss, "--invite"])).Well();

        await using var server = new ServerProcess(new Dictionary<string, string> { ["Sqlite__DataSource"] = operators.Database, ["Seed__Demo"] = "false" });
        await server.StartAsync();
        using var joined = await server.Endpoint.Http.PostAsJsonAsync("/api/v1/links/redeem", new { token = said.Split("/join#")[1].Trim(), password = "three words in a row" });
        Assert.Equal(HttpStatusCode.NoContent, joined.StatusCode);
        server.Endpoint.Http.DefaultRequestHeaders.Authorization = new("Bearer", (await server.Endpoint.SignInAgentAsync("muji", "boss", "three words in a row")).AccessToken);
        using var invited = await server.Endpoint.Http.PostAsJsonAsync("/api/v1/members", new { name = "xiaofang" });
        Assert.Equal(HttpStatusCode.Created, invited.StatusCode);
    }

    [Fact]
    public async Task What_cannot_be_added_is_refused_in_one_line_and_changes_nothing()
    {
        using var operators = new Operator { Settings = { ["Logging__LogLevel__Default"] = "Information" } };
        (await operators.RunAsync("shop", "add", "muji")).Well();
        (await operators.RunAsync(AddBoss, "long enough")).Well();

        Assert.Contains("cannot be a shop's key", (await operators.RunAsync("shop", "add", "Mu ji")).Refusal(), StringComparison.Ordinal);
        Assert.Contains("is no origin", (await operators.RunAsync("shop", "add", "m2", "--origin", "https://shop.example.com/")).Refusal(), StringComparison.Ordinal);
        Assert.Contains("already", (await operators.RunAsync("shop", "add", "muji")).Refusal(), StringComparison.Ordinal);
        Assert.Contains("already", (await operators.RunAsync(AddBoss, "long enough")).Refusal(), StringComparison.Ordinal);
        Assert.Contains("at least 10 characters", (await operators.RunAsync(["user", "add", "muji", "b2"], "short")).Refusal(), StringComparison.Ordinal);
        Assert.Contains("no group 'vip'", (await operators.RunAsync(["user", "add", "muji", "b2", "--group", "vip"], "long enough")).Refusal(), StringComparison.Ordinal);
        Assert.Contains("from 0 to 10000", (await operators.RunAsync(["user", "add", "muji", "b2", "--capacity", "-1"], "long enough")).Refusal(), StringComparison.Ordinal);
        Assert.Contains("no shop 'other'", (await operators.RunAsync("user", "list", "other")).Refusal(), StringComparison.Ordinal);
        Assert.Equal("boss\t店长\tadmin\n", (await operators.RunAsync("user", "list", "muji")).Well());
    }

    [Fact]
    public async Task A_shop_has_a_status_a_level_and_a_category_which_its_owner_sees()
    {
        using var operators = new Operator();
        (await operators.RunAsync("shop", "add", "muji", "--name", "木吉", "--level", "金牌", "--category", "服饰")).Well();
        (await operators.RunAsync(AddBoss, "long enough")).Well();
        Assert.Equal("muji\t木吉\t1 accounts\tserving\t金牌\t服饰\n", (await operators.RunAsync("shop", "list")).Well());

        (await operators.RunAsync("shop", "set", "muji", "--level", "皇冠", "--category", "")).Well();
        Assert.Contains("at most 40", (await operators.RunAsync("shop", "set", "muji", "--level", new string('x', 41))).Refusal(), StringComparison.Ordinal);
        Assert.Contains("no shop 'other'", (await operators.RunAsync("shop", "set", "other", "--level", "1")).Refusal(), StringComparison.Ordinal);

        Assert.Equal("muji\t木吉\t1 accounts\tserving\t皇冠\n", (await operators.RunAsync("shop", "list")).Well());
        Assert.Contains("name that with --status", (await operators.RunAsync("shop", "set", "muji", "--reason", "欠费")).Refusal(), StringComparison.Ordinal);
        (await operators.RunAsync("shop", "set", "muji", "--status", "suspended", "--reason", "欠费")).Well();
        Assert.Equal("muji\t木吉\t1 accounts\tsuspended (欠费)\t皇冠\n", (await operators.RunAsync("shop", "list")).Well());
        (await operators.RunAsync("shop", "set", "muji", "--status", "pending")).Well();
        Assert.Equal("muji\t木吉\t1 accounts\tpending\t皇冠\n", (await operators.RunAsync("shop", "list")).Well());
        (await operators.RunAsync("shop", "set", "muji", "--status", "active")).Well();
        await using var server = new ServerProcess(new Dictionary<string, string> { ["Sqlite__DataSource"] = operators.Database, ["Seed__Demo"] = "false" });
        await server.StartAsync();
        server.Endpoint.Http.DefaultRequestHeaders.Authorization = new("Bearer", (await server.Endpoint.SignInAgentAsync("muji", "boss", "long enough")).AccessToken);
        var shown = await server.Endpoint.Http.GetFromJsonAsync<JsonElement>("/api/v1/shop");
        Assert.Equal(("木吉", true, "皇冠"), (shown.GetProperty("name").GetString(), shown.GetProperty("serving").GetBoolean(), shown.GetProperty("level").GetString()));
        Assert.False(shown.TryGetProperty("category", out _));
        var audit = await server.Endpoint.Http.GetFromJsonAsync<JsonElement>("/api/v1/audit?action=changedShopStatus");
        Assert.Equal(3, audit.GetProperty("entries").GetArrayLength());
    }

    [Fact]
    public async Task A_shop_that_is_to_be_looked_at_first_is_added_without_serving()
    {
        using var operators = new Operator();
        (await operators.RunAsync("shop", "add", "muji", "--status", "pending")).Well();
        (await operators.RunAsync("shop", "add", "usual")).Well();

        Assert.Equal("muji\tmuji\t0 accounts\tpending\nusual\tusual\t0 accounts\tserving\n", (await operators.RunAsync("shop", "list")).Well());
    }

    [Fact]
    public async Task A_new_password_replaces_the_old_one()
    {
        using var operators = new Operator();
        (await operators.RunAsync("shop", "add", "muji")).Well();
        (await operators.RunAsync(AddBoss, "long enough")).Well();
        (await operators.RunAsync(["user", "password", "muji", "boss"], "another one")).Well();

        await using var server = new ServerProcess(new Dictionary<string, string> { ["Sqlite__DataSource"] = operators.Database, ["Seed__Demo"] = "false" });
        await server.StartAsync();
        var old = await Assert.ThrowsAsync<HttpRequestException>(() => server.Endpoint.SignInAgentAsync("muji", "boss", "long enough"));
        Assert.Equal(HttpStatusCode.Unauthorized, old.StatusCode);
        Assert.NotEmpty((await server.Endpoint.SignInAgentAsync("muji", "boss", "another one")).AccessToken);
    }

    [Fact]
    public async Task The_demo_shop_is_seeded_in_Development_only()
    {
        using var production = new Operator();
        using var development = new Operator("Development");

        Assert.Contains("refuses to start", (await production.RunAsync("seed-demo")).Refusal(), StringComparison.Ordinal);
        Assert.Contains("Added shop 'demo'", (await development.RunAsync("seed-demo")).Well(), StringComparison.Ordinal);
        Assert.Contains("nothing was changed", (await development.RunAsync("seed-demo")).Well(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_names_the_files_and_changes_nothing()
    {
        using var operators = new Operator();

        Assert.Contains("0001_journal.sql", (await operators.RunAsync("migrate", "--dry-run")).Well(), StringComparison.Ordinal);
        Assert.False(File.Exists(operators.Database));
        Assert.Contains("Done", (await operators.RunAsync("migrate")).Well(), StringComparison.Ordinal);
        Assert.Contains(", 0 to run", (await operators.RunAsync("migrate", "--dry-run")).Well(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_setting_is_named()
    {
        using var operators = new Operator();

        Assert.Contains("valid", (await operators.RunAsync("config", "check")).Well(), StringComparison.Ordinal);
        Assert.Contains("CallsPerSecond", (await operators.RunAsync("config", "check", "--set", "Limits:CallsPerSecond=-3")).Refusal(), StringComparison.Ordinal);
        Assert.Contains("CallsPerSecond", (await operators.RunAsync("serve", "--set", "Limits:CallsPerSecond=-3")).Error, StringComparison.Ordinal);
        Assert.Contains("fail  settings", (await operators.RunAsync("doctor", "--set", "Limits:CallsPerSecond=-3")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_after_serve_explains_and_serves_nothing()
    {
        using var operators = new Operator();

        Assert.Contains("Starts the server", (await operators.RunAsync("serve", "--help")).Well(), StringComparison.Ordinal);
        Assert.False(File.Exists(operators.Database));
    }

    [Fact]
    public async Task The_doctor_sees_a_Redis_that_would_forget()
    {
        await using var redis = new RedisProcess();
        await redis.StartAsync();
        using var operators = new Operator();
        operators.Settings["ConnectionStrings__Postgres"] = "Host=127.0.0.1;Port=1;Database=none;Username=none;Password=none";
        operators.Settings["ConnectionStrings__Redis"] = redis.ConnectionString;
        await redis.AskAsync("CONFIG", "SET", "appendonly", "yes");
        var well = await operators.RunAsync("doctor");
        await redis.AskAsync("CONFIG", "SET", "maxmemory", "100mb");
        await redis.AskAsync("CONFIG", "SET", "maxmemory-policy", "allkeys-lru");
        await redis.AskAsync("CONFIG", "SET", "appendonly", "no");
        var forgetful = await operators.RunAsync("doctor");
        await redis.KillAsync();
        var absent = await operators.RunAsync("doctor");

        Assert.Contains("ok    redis      appendonly is on", well.Output, StringComparison.Ordinal);
        Assert.Contains("ok    redis      evicts nothing", well.Output, StringComparison.Ordinal);
        Assert.Contains("fail  database   ", well.Output, StringComparison.Ordinal);
        Assert.Contains("fail  redis      maxmemory-policy is allkeys-lru", forgetful.Output, StringComparison.Ordinal);
        Assert.Contains("warn  redis      appendonly is off", forgetful.Output, StringComparison.Ordinal);
        Assert.Contains("fail  redis      does not answer", absent.Output, StringComparison.Ordinal);
        Assert.Equal((1, 1, 1), (well.ExitCode, forgetful.ExitCode, absent.ExitCode));
    }
}
