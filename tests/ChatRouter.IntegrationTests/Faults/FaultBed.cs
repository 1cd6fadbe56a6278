using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using ChatRouter.Core.Conversations;
using ChatRouter.Server.Health;
using ChatRouter.TestKit.Servers;
using Xunit.Abstractions;

namespace ChatRouter.IntegrationTests.Faults;

/// <summary>An installation with a crowd in it, for all rows: made anew after a row that failed.</summary>
public class FaultBed : IAsyncLifetime
{
    /// <summary>The collection of all rows: one installation at a time.</summary>
    public const string Name = "Faults";

    /// <summary>How many conversations an agent takes.</summary>
    internal static readonly int Capacity = Form.Of(6, 12);

    /// <summary>How long everything may take to be as it should be.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const int Nodes = 3;
    private const int NewcomersInAll = 8;

    private static readonly int BuyersPerShop = Form.Of(20, 200);

    private CancellationTokenSource? _watching;
    private Task _watch = Task.CompletedTask;
    private int _overshoot;
    private bool _broken;
    private TimeSpan _since;

    /// <summary>The third shop has few agents, so that most of its buyers wait.</summary>
    internal virtual IReadOnlyList<(string Shop, int Agents)> Shops => Form.Of<IReadOnlyList<(string, int)>>([("load1", 5), ("load2", 5), ("load3", 1)], [("load1", 29), ("load2", 29), ("load3", 2)]);

    internal ClusterProcess Cluster { get; private set; } = null!;

    /// <summary>What every node is told beside the usual.</summary>
    private protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    internal IReadOnlyList<Buyer> Buyers { get; private set; } = [];

    internal IReadOnlyList<Agent> Agents { get; private set; } = [];

    /// <summary>Connected buyers of the first shop, where agents have time, who have not written yet.</summary>
    internal Queue<Buyer> Newcomers { get; private set; } = [];

    internal IEnumerable<Member> Everybody => [.. Agents, .. Buyers];

    internal Stopwatch Clock { get; private set; } = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Cluster is null ? Task.CompletedTask : EndAsync();

    /// <summary>The installation that the bed stands on; not started yet.</summary>
    private protected virtual Task<ClusterProcess> MakeAsync(IReadOnlyDictionary<string, string> environment) =>
        Task.FromResult(new ClusterProcess(Nodes, environment: environment));

    /// <summary>Everything runs, nobody is there yet.</summary>
    private protected virtual Task StartedAsync() => Task.CompletedTask;

    /// <summary>One row: load, the fault, load until everybody is back, and the gate.</summary>
    /// <param name="fault">Causes the fault and ends it.</param>
    /// <returns>What the row's own figure is judged by.</returns>
    internal async Task<RowResult> RunAsync(string row, ITestOutputHelper output, Func<Task> fault)
    {
        try
        {
            await ReadyAsync();
            var before = Everybody.ToDictionary(member => member, member => (Sent: member.Sent.Count, Returns: member.Returns.Count));
            SetWriting(true);
            await Rest.ForAsync(TimeSpan.FromSeconds(3), CancellationToken.None);
            _since = Clock.Elapsed;
            await fault();
            var over = Clock.Elapsed;
            await Rest.ForAsync(TimeSpan.FromMilliseconds(300), CancellationToken.None);
            var connected = await UntilAsync("everybody connected", () => Task.FromResult(Everybody.All(member => member.IsConnected)), () => Everybody.Where(m => !m.IsConnected).Select(m => m.Name));
            await Rest.ForAsync(TimeSpan.FromSeconds(3), CancellationToken.None);
            SetWriting(false);
            await UntilAsync("outboxes empty", () => Task.FromResult(Everybody.All(member => member.IsIdle)), () => Everybody.Where(m => !m.IsIdle).Select(m => m.Name));
            var sound = await UntilAsync("invariants zero", async () => (await InvariantsAsync()) is { Total: 0 }, () => [InvariantsAsync().Result?.ToString() ?? "no answer"]);
            var shown = await UntilAsync("evidence sound", async () => Checker.Violations(await EvidenceAsync()).Count == 0, () => Checker.Violations(EvidenceAsync().Result).Take(20), TimeSpan.FromSeconds(14));
            var result = new RowResult(
                _since, over,
                [.. Everybody.SelectMany(member => member.Sent.Skip(before[member].Sent))],
                [.. Everybody.SelectMany(member => member.Returns.Skip(before[member].Returns)).Select(back => back.Took)],
                connected, sound, shown);
            output.WriteLine($"{row}: {result}");
            return result;
        }
        catch
        {
            _broken = true;
            throw;
        }
    }

    /// <summary>The buyers who wait in the third shop, in their order.</summary>
    internal async Task<IReadOnlyList<string>> WaitingAsync()
    {
        var looks = new List<(string Name, int Position)>();
        foreach (var buyer in Buyers.Where(buyer => buyer.Shop == Shops[^1].Shop))
        {
            if ((await buyer.LookAsync()).Status is { Status: Placement.Queued, Queue: { } queue })
                looks.Add((buyer.Name, queue.Position));
        }

        Assert.Equal(Enumerable.Range(1, looks.Count), looks.Select(look => look.Position).Order());
        return [.. looks.OrderBy(look => look.Position).Select(look => look.Name)];
    }

    /// <summary>Waits until that holds, at most a minute; says how long it took and otherwise what was lacking.</summary>
    internal static async Task<TimeSpan> UntilAsync(string what, Func<Task<bool>> holds, Func<IEnumerable<string>> lacking, TimeSpan? patience = null)
    {
        var since = Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.True(since.Elapsed < (patience ?? Patience), $"Not within {(patience ?? Patience).TotalSeconds} s: {what}.\n{string.Join('\n', lacking())}");
            await Rest.ForAsync(TimeSpan.FromMilliseconds(200), CancellationToken.None);
        }

        return since.Elapsed;
    }

    /// <summary>Of the first node that answers; none when none does.</summary>
    internal async Task<Invariants?> InvariantsAsync()
    {
        for (var node = 1; node <= Nodes; node++)
        {
            try
            {
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
                return await Cluster.Node(node).Http.GetFromJsonAsync<Invariants>("/internal/invariants", patience.Token);
            }
            catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
            {
                // The next one.
            }
        }

        return null;
    }

    /// <summary>How often the assignments of conversations have changed so far.</summary>
    internal async Task<int> AssignmentsAsync() => (await new Archive(Cluster.Postgres).AssignmentsAsync()).Count;

    /// <summary>Says that to the Redis at the port, or to the first one, as a person at a terminal would.</summary>
    internal Task<string> RedisAsync(string[] words, int? port = null) => Cluster.CommandAsync(["redis-cli", "-e", "-p", Number(port ?? Cluster.PortOf("redis")), .. words]);

    /// <summary>How often that was logged by any node, or by another part.</summary>
    internal int Logged(string text, string part = "node-") =>
        Directory.GetFiles(Cluster.Folder, "log", SearchOption.AllDirectories).Where(file => file.Contains($"/{part}", StringComparison.Ordinal))
            .Sum(file => File.ReadLines(file).Count(line => line.Contains(text, StringComparison.Ordinal)));

    /// <summary>A healthy installation whose crowd is connected.</summary>
    internal async Task ReadyAsync()
    {
        if (_broken)
            await EndAsync();
        if (Cluster is not null)
        {
            for (var node = 1; node <= Nodes; node++)
                await Cluster.UntilBalancerSaysAsync(node, "UP", TimeSpan.FromSeconds(10));
            return;
        }

        Cluster = await MakeAsync(new Dictionary<string, string>(Settings)
        {
            ["Limits__SessionsPerMinute"] = "10000000",
            ["Seed__Demo"] = "false",
            ["Seed__LoadShops"] = Number(Shops.Count),
            ["Seed__LoadAgents"] = Number(Math.Max(5, Shops.Max(shop => shop.Agents))),
            ["Seed__LoadCapacity"] = Number(Capacity),
        });
        await Cluster.UpAsync();
        await StartedAsync();
        Clock = Stopwatch.StartNew();
        Agents = [.. Shops.SelectMany(shop => Enumerable.Range(1, shop.Agents).Select(number => new Agent(shop.Shop, number, Cluster.Endpoint, Clock)))];
        Buyers = [.. Shops.SelectMany(shop => Enumerable.Range(1, BuyersPerShop).Select(number => new Buyer(shop.Shop, number, Cluster.Endpoint, Clock)))];
        await ConnectAsync(Agents);
        Newcomers = new(Buyers.Where(buyer => buyer.Shop == Shops[0].Shop).Take(NewcomersInAll));
        await ConnectAsync(Buyers);
        // Everybody has to have written before somebody waits.
        foreach (var buyer in Buyers.Except(Newcomers))
            buyer.Say();
        await UntilAsync("the first messages acknowledged", () => Task.FromResult(Buyers.All(buyer => buyer.IsIdle)), () => Buyers.Where(b => !b.IsIdle).Select(b => b.Name));
        await UntilAsync(
            "everybody who wrote has an agent or waits", async () => (await new Archive(Cluster.Postgres).ConversationsAsync()).All(conversation => conversation.Version > 0), () => []);
        _watching = new();
        _watch = WatchAsync(_watching.Token);
    }

    /// <summary>Everybody of these comes and is connected.</summary>
    internal static async Task ConnectAsync(IReadOnlyList<Member> members)
    {
        foreach (var member in members)
            member.Start();
        await UntilAsync("the crowd connected", () => Task.FromResult(members.All(member => member.IsConnected)), () => members.Where(m => !m.IsConnected).Select(m => m.Name));
    }

    private void SetWriting(bool on)
    {
        foreach (var member in Everybody.Where(member => !Newcomers.Contains(member)))
            member.Writes = on;
    }

    private async Task WatchAsync(CancellationToken cancellation)
    {
        var archive = new Archive(Cluster.Postgres);
        try
        {
            while (true)
            {
                await Rest.ForAsync(TimeSpan.FromMilliseconds(500), cancellation);
                _overshoot += await archive.AboveAsync(Capacity);
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    private async Task<Evidence> EvidenceAsync()
    {
        var archive = new Archive(Cluster.Postgres);
        var desks = Agents.SelectMany(agent => agent.Desk.Select(id => (agent.Name, id.Value))).ToList();
        return new()
        {
            Sent = [.. Everybody.SelectMany(member => member.Sent)],
            Screens = [.. Buyers.SelectMany(buyer => ScreensOf(buyer, buyer.Timelines.Keys, true)), .. Agents.SelectMany(agent => ScreensOf(agent, agent.Desk, false))],
            Desks = desks,
            Messages = await archive.MessagesAsync(),
            Conversations = await archive.ConversationsAsync(),
            Assignments = await archive.AssignmentsAsync(),
            Overshoot = _overshoot,
        };
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<Screen> ScreensOf(Member member, IEnumerable<ConversationId> conversations, bool fromStart) => conversations
        .Where(member.Timelines.ContainsKey)
        .Select(id => new Screen(member.Name, id, fromStart, member.Timelines[id].Shown, member.Timelines[id].Conflicts));

    private async Task EndAsync()
    {
        _broken = false;
        if (_watching is not null)
            await _watching.CancelAsync();
        var cluster = Cluster;
        try
        {
            await _watch;
            await Task.WhenAll(Everybody.Select(member => member.DisposeAsync().AsTask()));
        }
        finally
        {
            (Agents, Buyers, _overshoot) = ([], [], 0);
            Cluster = null!;
            await cluster.DisposeAsync();
        }
    }
}
