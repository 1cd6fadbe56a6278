using System.Diagnostics;
using System.Globalization;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatRouter.Benchmarks.Micro;

/// <summary>Messages that concurrent callers append to the SQLite journal in a second, each waiting for its commit.</summary>
/// <remarks>
/// <c>journal [seconds] [callers] [folder]</c> measures. <c>journal write folder</c> appends without end and prints
/// "conversation seq clientMsgId" after each commit: what a durability test kills.
/// </remarks>
public static class JournalThroughput
{
    private static readonly ShopId Shop = new("shop");

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["write", var folder])
            return await WriteAsync(folder);

        var seconds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10;
        var callers = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 200;
        var directory = args.Length > 2 ? Directory.CreateDirectory(args[2]) : Directory.CreateTempSubdirectory("chatrouter-journal-");
        try
        {
            await MeasureAsync(directory.FullName, TimeSpan.FromSeconds(seconds), callers);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
        return 0;
    }

    private static async Task MeasureAsync(string folder, TimeSpan duration, int callers)
    {
        using var storage = new Storage(folder);
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
                await AppendAsync(storage.Journal, caller, 12);
                taken.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }
        })));
        var elapsed = clock.Elapsed;
        allocated = GC.GetTotalAllocatedBytes() - allocated;

        var all = latencies.SelectMany(l => l).Order().ToList();
        var violations = await storage.Journal.CheckAsync(CancellationToken.None);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{callers} callers: {all.Count / elapsed.TotalSeconds:N0} msg/s, p50 {all[all.Count / 2]:F1} ms, p99 {all[all.Count * 99 / 100]:F1} ms, max {all[^1]:F1} ms, {allocated / all.Count:N0} B/msg, {violations}"));
        await storage.Journal.StopAsync(CancellationToken.None);
    }

    private static async Task<int> WriteAsync(string folder)
    {
        using var storage = new Storage(folder);
        var gate = new Lock();
        await Task.WhenAll(Enumerable.Range(0, 32).Select(async caller =>
        {
            while (true)
            {
                var result = await AppendAsync(storage.Journal, caller, 40);
                lock (gate)
                    Console.WriteLine($"{result.Message!.ConversationId} {result.Message.Seq} {result.Message.ClientMsgId}");
            }
        }));
        return 0;
    }

    private static Task<AppendResult> AppendAsync(BatchingJournal journal, int caller, int words)
    {
        var at = TimeProvider.System.GetUtcNow();
        return journal.AppendAsync(new AppendMessage
        {
            Shop = Shop,
            Buyer = new BuyerId($"buyer-{caller}"),
            NewConversation = new ConversationId(NewId.At(at)),
            From = MessageFrom.Buyer,
            Kind = MessageKind.Text,
            Text = string.Join(' ', Enumerable.Repeat("words", words)),
            ClientMsgId = NewId.At(at),
            At = at,
        }, CancellationToken.None);
    }

    private sealed class Storage : IDisposable
    {
        private readonly SqliteDatabase _database;
        private readonly SqliteJournalStore _store;

        public Storage(string folder)
        {
            _database = new SqliteDatabase(Options.Create(new SqliteOptions { DataSource = Path.Combine(folder, "journal.db") }), NullLogger<SqliteDatabase>.Instance);
            _database.Open();
            _store = new SqliteJournalStore(_database, NullLogger<SqliteJournalStore>.Instance);
            Journal = new BatchingJournal(_store, Options.Create(new JournalOptions()), TimeProvider.System, NullLogger<BatchingJournal>.Instance);
            Journal.Start();
        }

        public BatchingJournal Journal { get; }

        public void Dispose()
        {
            Journal.Dispose();
            _store.Dispose();
            _database.Dispose();
        }
    }
}
