using System.Diagnostics;
using System.Globalization;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.Benchmarks.Micro;

/// <summary>Messages that concurrent callers append to the journal in a second, each waiting for its commit.</summary>
/// <remarks>
/// <c>journal [--postgres] [seconds] [callers] [folder]</c> measures SQLite and, where it is wanted, a PostgreSQL server of its own beside it; each with one shop and with eight. <c>journal write folder</c> appends without end and prints
/// "conversation seq clientMsgId" after each commit: what a durability test kills.
/// </remarks>
public static class JournalThroughput
{
    private static readonly ShopId Shop = new("shop");

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["write", var folder])
            return await WriteAsync(folder);

        var postgres = args is ["--postgres", ..];
        var numbers = postgres ? args[1..] : args;
        var duration = TimeSpan.FromSeconds(numbers.Length > 0 ? int.Parse(numbers[0], CultureInfo.InvariantCulture) : 10);
        var callers = numbers.Length > 1 ? int.Parse(numbers[1], CultureInfo.InvariantCulture) : 200;
        var directory = numbers.Length > 2 ? Directory.CreateDirectory(numbers[2]) : Directory.CreateTempSubdirectory("chatrouter-journal-");
        try
        {
            foreach (var shops in postgres ? new[] { 1, 8 } : [1])
                await using (var storage = new SqliteBenchmarkStorage(Directory.CreateDirectory(Path.Combine(directory.FullName, $"{shops}")).FullName))
                    await MeasureAsync($"SQLite, shops: {shops}", storage, duration, callers, shops);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
        if (postgres)
            await MeasurePostgresAsync(duration, callers);
        return 0;
    }

    private static async Task MeasurePostgresAsync(TimeSpan duration, int callers)
    {
        using var server = new PostgresServer();
        foreach (var shops in new[] { 1, 8 })
            await using (var storage = await PostgresBenchmarkStorage.StartAsync(server.NewDatabase()))
                await MeasureAsync($"PostgreSQL, shops: {shops}", storage, duration, callers, shops);
    }

    private static async Task MeasureAsync(string name, IBenchmarkStorage storage, TimeSpan duration, int callers, int shops)
    {
        using var stop = new CancellationTokenSource(duration);
        var latencies = new List<double>[callers];
        var clock = Stopwatch.StartNew();
        var allocated = GC.GetTotalAllocatedBytes();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var taken = latencies[caller] = [];
            while (!stop.IsCancellationRequested)
            {
                var begun = Stopwatch.GetTimestamp();
                await AppendAsync(storage.Journal, new ShopId($"shop-{caller % shops}"), caller, 12);
                taken.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }
        })));
        var elapsed = clock.Elapsed;
        allocated = GC.GetTotalAllocatedBytes() - allocated;

        var all = latencies.SelectMany(l => l).Order().ToList();
        var violations = await storage.Journal.CheckAsync(CancellationToken.None);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}, {callers} callers: {all.Count / elapsed.TotalSeconds:N0} msg/s, p50 {all[all.Count / 2]:F1} ms, p99 {all[all.Count * 99 / 100]:F1} ms, max {all[^1]:F1} ms, {allocated / all.Count:N0} B/msg, {violations}"));
    }

    private static async Task<int> WriteAsync(string folder)
    {
        await using var storage = new SqliteBenchmarkStorage(folder, recentMessages: 100);
        var gate = new Lock();
        await Task.WhenAll(Enumerable.Range(0, 32).Select(async caller =>
        {
            while (true)
            {
                var result = await AppendAsync(storage.Journal, Shop, caller, 40);
                // Half of the conversations have an owner: their messages are settled later.
                if (result.OpenedConversation && caller % 2 == 0)
                    await OwnAsync(storage.Journal, result.Conversation!);
                lock (gate)
                    Console.WriteLine($"{result.Message!.ConversationId} {result.Message.Seq} {result.Message.ClientMsgId}");
            }
        }));
        return 0;
    }

    private static Task<PlaceResult> OwnAsync(IJournal journal, ConversationRecord opened) => journal.PlaceAsync(
        new(opened.Shop, new Decision
        {
            Conversation = opened.Id,
            Buyer = opened.Buyer,
            Placement = Placement.Owned,
            Owner = new AgentId("agent"),
            ExpectedVersion = opened.Version,
            Changes = true,
            Reason = RouteReason.Weighted,
            Pool = PoolId.WholeShop,
            WaitingSince = opened.WaitingSince,
            At = opened.OpenedAt,
        }), CancellationToken.None);

    private static Task<AppendResult> AppendAsync(IJournal journal, ShopId shop, int caller, int words)
    {
        var at = TimeProvider.System.GetUtcNow();
        return journal.AppendAsync(new AppendMessage
        {
            Shop = shop,
            Buyer = new BuyerId($"buyer-{caller}"),
            NewConversation = new ConversationId(NewId.At(at)),
            From = MessageFrom.Buyer,
            Kind = MessageKind.Text,
            Text = string.Join(' ', Enumerable.Repeat("words", words)),
            ClientMsgId = NewId.At(at),
            At = at,
        }, CancellationToken.None);
    }
}
