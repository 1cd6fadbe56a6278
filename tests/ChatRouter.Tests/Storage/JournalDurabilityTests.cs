using System.Diagnostics;
using System.Globalization;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatRouter.Tests.Storage;

/// <summary>Kills a process that appends as fast as it can; what it was told to be stored must be there.</summary>
public sealed class JournalDurabilityTests : IDisposable
{
    private static readonly ShopId Shop = new("shop");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatrouter-durability-");
    private readonly Random _random = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Every_acknowledged_message_survives_a_kill_exactly_once()
    {
        var acked = new List<Acked>();
        for (var round = 0; round < 4; round++)
            acked.AddRange(await WriteUntilKilledAsync(200 + _random.Next(3000)));

        var stored = await ReadAsync(acked.Select(a => a.Conversation).Distinct());

        Assert.True(acked.Count > 800);
        Assert.Equal(acked.Count, acked.Distinct().Count());
        Assert.All(acked.GroupBy(a => a.Conversation), conversation =>
            Assert.Subset(stored[conversation.Key].Select(Acked.Of).ToHashSet(), conversation.ToHashSet()));
        Assert.All(stored.Values, messages =>
        {
            Assert.Equal(Enumerable.Range(1, messages.Count).Select(i => (long)i), messages.Select(message => message.Seq));
            Assert.Equal(messages.Count, messages.Select(message => message.ClientMsgId).Distinct().Count());
        });
    }

    // Some rounds end in the middle of a transaction, since the writer never pauses.
    private async Task<List<Acked>> WriteUntilKilledAsync(int count)
    {
        using var writer = Process.Start(new ProcessStartInfo("dotnet", [WriterPath(), "journal", "write", _folder.FullName]) { RedirectStandardOutput = true })!;
        var acked = new List<Acked>();
        try
        {
            while (acked.Count < count && await writer.StandardOutput.ReadLineAsync() is { } line)
                acked.Add(Acked.Parse(line)!);
        }
        finally
        {
            writer.Kill();
        }

        // What it said before it died counts; its last line may be cut off.
        while (await writer.StandardOutput.ReadLineAsync() is { } line)
            if (Acked.Parse(line) is { } last)
                acked.Add(last);
        await writer.WaitForExitAsync();
        Assert.True(acked.Count >= count, "The writer ended by itself.");
        return acked;
    }

    private async Task<Dictionary<ConversationId, IReadOnlyList<Message>>> ReadAsync(IEnumerable<ConversationId> conversations)
    {
        using var database = new SqliteDatabase(
            Options.Create(new SqliteOptions { DataSource = Path.Combine(_folder.FullName, "journal.db") }), NullLogger<SqliteDatabase>.Instance);
        database.Open();
        using var store = new SqliteJournalStore(database, NullLogger<SqliteJournalStore>.Instance);
        Assert.Equal(new JournalViolations(0, 0, 0), await store.CheckAsync(CancellationToken.None));

        var stored = new Dictionary<ConversationId, IReadOnlyList<Message>>();
        foreach (var conversation in conversations)
            stored[conversation] = await store.ReadAsync(Shop, conversation, 0, int.MaxValue, CancellationToken.None);
        return stored;
    }

    private static string WriterPath() => AppContext.BaseDirectory.Replace("ChatRouter.Tests", "ChatRouter.Benchmarks", StringComparison.Ordinal) + "ChatRouter.Benchmarks.dll";

    private sealed record Acked(ConversationId Conversation, long Seq, string ClientMsgId)
    {
        public static Acked Of(Message message) => new(message.ConversationId, message.Seq, message.ClientMsgId);

        public static Acked? Parse(string line) => line.Split(' ') is [{ Length: 32 } conversation, var seq, { Length: 32 } id]
            ? new Acked(new ConversationId(conversation), long.Parse(seq, CultureInfo.InvariantCulture), id)
            : null;
    }
}
