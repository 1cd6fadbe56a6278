using System.Reflection;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Supervision;
using ChatRouter.Core.Supervision.Figures;
using ChatRouter.Tests.Conversations;

namespace ChatRouter.Tests.Supervision;

/// <summary>How turns are kept up to date.</summary>
public sealed class TurnLedgerTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly AgentIdentity Anna = SmallShop.AgentOf("a");
    private static readonly AssessedHours AllDay = AssessedHours.Of(new());

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_comes_it_says_what_reading_all_messages_anew_says(int seed)
    {
        await using var shop = await SmallShop.OpenAsync();
        await shop.OnlineAsync(Anna);
        var (random, ledger, said) = (new Random(seed), LedgerOf(shop).Ledger, new List<(ConversationId Talk, long Seq)>());

        for (var step = 0; step < 150; step++)
        {
            shop.Clock.Advance(TimeSpan.FromSeconds(random.Next(12)));
            await StepAsync(shop, random, said);
            if (random.Next(3) > 0)
                continue;
            var drops = await DropsAsync(shop);
            var entries = await ReadAsync(shop, ledger);
            foreach (var entry in entries)
            {
                ConversationId[] id = [entry.Conversation.Id];
                var all = Turns.Of(
                    entry.Conversation, await shop.Get<IJournal>().MarksAsync(SmallShop.Id, id, None), drops[id[0].Value],
                    (await shop.Get<IJournal>().HandOversAsync(SmallShop.Id, id, None)).Select(handOver => handOver.At));
                Assert.Equal(all, entry.Turns.With(entry.Last));
            }
        }

        Assert.Contains(await ReadAsync(shop, ledger), entry => entry.Turns.With(entry.Last).Count > 5);
    }

    [Fact]
    public async Task A_conversation_is_read_on_where_messages_came_and_anew_where_one_that_was_read_is_taken_back_or_a_turn_needed_no_reply()
    {
        await using var shop = await SmallShop.OpenAsync();
        await shop.OnlineAsync(Anna);
        var (ledger, _) = LedgerOf(shop);
        var talk = await shop.WriteAsync("buyer");
        var seq = await SayAsync(shop, talk);
        var first = Assert.Single(await ReadAsync(shop, ledger)).Turns;

        await shop.WriteAsync("buyer");
        await SayAsync(shop, talk);
        var readOn = Assert.Single(await ReadAsync(shop, ledger)).Turns;
        await shop.Get<Recalls>().RecallAsync(Anna, talk, Guid.CreateVersion7().ToString(), seq, None);
        var takenBack = Assert.Single(await ReadAsync(shop, ledger)).Turns;
        await shop.WriteAsync("buyer");
        shop.Clock.Advance(TimeSpan.FromSeconds(5));
        await shop.Get<AgentConversations>().NoReplyNeededAsync(Anna, talk, None);
        var dropped = Assert.Single(await ReadAsync(shop, ledger)).Turns;

        Assert.Same(first, readOn);
        Assert.Equal((2, 1, 2), (readOn.With(null).Count, takenBack.With(null).Count, dropped.With(null).Count));
    }

    [Fact]
    public async Task A_look_reads_what_came_since_the_last_and_so_many_messages_at_once()
    {
        await using var shop = await SmallShop.OpenAsync();
        await shop.OnlineAsync(Anna);
        var (ledger, pages) = LedgerOf(shop);
        for (var buyer = 0; buyer < 4; buyer++)
        {
            for (var turn = 0; turn < 5; turn++)
                await SayAsync(shop, await shop.WriteAsync($"u:{buyer}"));
        }

        await ReadAsync(shop, ledger);
        var first = pages.ToList();
        await ReadAsync(shop, ledger);
        var nothingCame = pages.Skip(first.Count).ToList();
        await SayAsync(shop, await shop.WriteAsync("u:2"));
        await ReadAsync(shop, ledger);
        var since = pages.Skip(first.Count).ToList();

        Assert.Equal(40, first.Sum(read => read.Sum(page => page.Marks.Count)));
        Assert.All(first, read => Assert.InRange(read.Sum(page => page.Marks.Count), 0, 3));
        Assert.Empty(nothingCame);
        Assert.Equal([11L, 12], since.SelectMany(read => read.SelectMany(page => page.Marks)).Select(mark => mark.Seq));
    }

    [Fact]
    public void Shares_by_minutes_are_those_of_the_turns_one_by_one()
    {
        var (random, shares, turns) = (new Random(5), new MinuteShares(), new List<Turn>());
        var at = ManualTime;
        for (var turn = 0; turn < 400; turn++)
        {
            var opened = at += TimeSpan.FromSeconds(random.Next(40));
            at += TimeSpan.FromSeconds(random.Next(2) == 0 ? random.Next(20) : random.Next(400));
            turns.Add(new(opened, at, random.Next(10) == 0 ? null : Anna.Agent));
            shares.Add(turns[^1]);
        }

        foreach (var since in new[] { ManualTime, turns[100].OpenedAt, turns[399].OpenedAt, at + TimeSpan.FromHours(1) })
        {
            var minute = new DateTimeOffset(since.Year, since.Month, since.Day, since.Hour, since.Minute, 0, TimeSpan.Zero);
            Assert.Equal(InTimeShare.Of(turns.Where(turn => turn.OpenedAt >= minute), AllDay, at), shares.Since(since, AllDay));
        }
    }

    [Fact]
    public void Shares_count_what_opened_within_the_assessed_hours_as_they_are_when_one_asks()
    {
        var shares = new MinuteShares();
        foreach (var minutes in new[] { 0, 1, 2 })
            shares.Add(new(ManualTime.AddMinutes(minutes), ManualTime.AddMinutes(minutes).AddSeconds(9), Anna.Agent));

        Assert.Equal(new(3, 3), shares.Since(ManualTime, AllDay));
        Assert.Equal(new(2, 2), shares.Since(ManualTime, AssessedHours.Of(new() { TimeZone = "UTC", Assessed = new("09:01", "09:03") })));
    }

    private static DateTimeOffset ManualTime { get; } = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    // So few at a time that nearly every reading takes several.
    private static (TurnLedger<TurnList> Ledger, List<IReadOnlyList<MarkPage>> Pages) LedgerOf(SmallShop shop)
    {
        var journal = DispatchProxy.Create<IJournalReader, CountingReader>();
        var counting = (CountingReader)journal;
        counting.Inner = shop.Get<IJournal>();
        return (new(journal, messagesAtOnce: 3), counting.Pages);
    }

    private static async Task<IReadOnlyCollection<TurnLedger<TurnList>.Entry>> ReadAsync(SmallShop shop, TurnLedger<TurnList> ledger) =>
        await ledger.ReadAsync(SmallShop.Id, await shop.Get<IJournal>().OpenSinceAsync(SmallShop.Id, DateTimeOffset.UnixEpoch, None), await DropsAsync(shop), None);

    private static Task<ILookup<string, DateTimeOffset>> DropsAsync(SmallShop shop) => TurnBook.DropsAsync(shop.Get<IAuditStore>(), SmallShop.Id, ManualTime.AddYears(-20), None);

    private static async Task StepAsync(SmallShop shop, Random random, List<(ConversationId Talk, long Seq)> said)
    {
        var talk = await shop.WriteAsync($"u:{random.Next(3)}");
        for (var more = random.Next(4); more > 0; more--)
        {
            switch (random.Next(8))
            {
                case 0:
                    await shop.Get<AgentConversations>().NoReplyNeededAsync(Anna, talk, None);
                    break;
                case 1 when said.Count > 0:
                    var (of, seq) = said[^(1 + random.Next(Math.Min(4, said.Count)))];
                    await shop.Get<Recalls>().RecallAsync(Anna, of, Guid.CreateVersion7().ToString(), seq, None);
                    break;
                case 2:
                    await shop.Get<AgentConversations>().NoteAsync(Anna, new("c"), talk, Guid.CreateVersion7().ToString(), "difficult", None);
                    break;
                case 3 when random.Next(4) == 0:
                    await shop.Get<AgentConversations>().CloseAsync(Anna, talk, None);
                    return;
                default:
                    shop.Clock.Advance(TimeSpan.FromSeconds(random.Next(12)));
                    said.Add((talk, await SayAsync(shop, talk)));
                    break;
            }
        }
    }

    private static async Task<long> SayAsync(SmallShop shop, ConversationId talk)
    {
        var sent = await shop.Get<AgentConversations>().SendAsync(Anna, new("c"), talk, new(Guid.CreateVersion7().ToString(), MessageKind.Text, "tomorrow"), None);
        await shop.Get<RoutingWork>().WhenIdleAsync(None);
        return sent.Value!.Message.Seq;
    }

    /// <summary>Keeps what pages of marks each call brought.</summary>
    public class CountingReader : DispatchProxy
    {
        public IJournalReader Inner { get; set; } = null!;

        public List<IReadOnlyList<MarkPage>> Pages { get; } = [];

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var answer = targetMethod!.Invoke(Inner, args);
            return answer is Task<IReadOnlyList<MarkPage>> pages ? CountedAsync(pages) : answer;
        }

        private async Task<IReadOnlyList<MarkPage>> CountedAsync(Task<IReadOnlyList<MarkPage>> pages)
        {
            Pages.Add(await pages);
            return Pages[^1];
        }
    }
}
