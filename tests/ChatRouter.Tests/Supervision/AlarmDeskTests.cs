using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision;
using ChatRouter.Core.Supervision.Alarms;
using ChatRouter.Storage.Sqlite;
using ChatRouter.TestKit;
using ChatRouter.Tests.Storage;
using Microsoft.Extensions.Options;

namespace ChatRouter.Tests.Supervision;

/// <summary>When a supervisor is called, and when it is quiet again.</summary>
public sealed class AlarmDeskTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly ShopId Shop = new("shop");
    private static readonly AgentIdentity Boss = new(Shop, new("boss"), "Boss", AccountRole.Supervisor, "");

    private static readonly BoardFigures Quiet = new()
    {
        Open = 0,
        NeedsReply = 0,
        Urgent = 0,
        Queued = 0,
        OfflinePool = 0,
        Online = 2,
        Paused = 0,
        Grace = 0,
        Offline = 0,
        Places = 10,
        FreePlaces = 4,
    };

    private readonly SqliteFile _file = new();
    private readonly SqliteAlarmStore _store;
    private readonly SqliteAuditStore _audit;
    private readonly ManualClock _clock = new();
    private readonly AlarmDesk _desk;

    public AlarmDeskTests()
    {
        (_store, _audit) = (new(_file.Database), new(_file.Database));
        _desk = NewDesk();
    }

    public void Dispose()
    {
        _store.Dispose();
        _audit.Dispose();
        _file.Dispose();
    }

    [Theory]
    [InlineData(180, false)]
    [InlineData(181, true)]
    public async Task A_buyer_who_waits_too_long_calls_at_once(int seconds, bool calls)
    {
        await LookAsync(Quiet with { LongestSince = _clock.GetUtcNow().AddSeconds(-seconds) });

        Assert.Equal(calls ? [AlarmKind.LongWait] : [], await OpenAsync());
    }

    [Theory]
    [InlineData(100, 98, false)]
    [InlineData(100, 97, true)]
    [InlineData(10, 9, true)]
    [InlineData(9, 0, false)]
    public async Task A_reply_rate_below_its_target_calls_if_enough_was_judged(int judged, int inTime, bool calls)
    {
        await LookAsync(Quiet, recent: new(judged, inTime));

        Assert.Equal(calls ? [AlarmKind.SlowReplies] : [], await OpenAsync());
    }

    [Fact]
    public async Task A_long_queue_and_no_free_place_call_after_two_minutes_without_a_break()
    {
        var busy = Quiet with { Queued = 11, FreePlaces = 0 };
        await LookAsync(busy);
        await LookAsync(busy, after: 119);
        Assert.Empty(await OpenAsync());
        await LookAsync(busy with { Queued = 10 }, after: 1);
        Assert.Equal([AlarmKind.NoPlace], await OpenAsync());

        await LookAsync(busy, after: 5);
        await LookAsync(busy, after: 119);
        Assert.Equal([AlarmKind.NoPlace], await OpenAsync());
        await LookAsync(busy, after: 1);
        Assert.Equal([AlarmKind.NoPlace, AlarmKind.LongQueue], await OpenAsync());
    }

    [Fact]
    public async Task A_group_calls_that_has_nobody_online_while_the_shop_is_served()
    {
        var group = new BoardGroup(new("care"), "Care", Quiet with { Online = 0, Offline = 2 });
        await LookAsync(Quiet with { Online = 0 }, group);
        await LookAsync(Quiet with { Online = 0 }, group, after: 300);
        Assert.Empty(await OpenAsync());

        await LookAsync(Quiet, group, after: 1);
        await LookAsync(Quiet, group, after: 120);

        Assert.Equal("care", Assert.Single((await _desk.OpenAsync(Shop, None)).Open).Subject);
    }

    [Fact]
    public async Task It_is_quiet_when_it_is_resolved_and_the_history_tells_from_when_to_when()
    {
        var begun = _clock.GetUtcNow();
        await LookAsync(Quiet, recent: new(10, 0));
        await LookAsync(Quiet, recent: new(10, 0), after: 5);
        await LookAsync(Quiet, after: 55);

        Assert.Empty(await OpenAsync());
        var alarm = Assert.Single(await _desk.HistoryAsync(Shop, null, None));
        Assert.Equal((begun, begun, begun.AddSeconds(60)), (alarm.Since, alarm.RaisedAt, alarm.ResolvedAt));
    }

    [Fact]
    public async Task Another_process_takes_over_with_what_was_pending_when_the_first_is_silent()
    {
        var (other, busy) = (NewDesk(), Quiet with { FreePlaces = 0 });
        await LookAsync(busy);
        await LookAsync(busy, after: 110);
        await LookAsync(busy, after: 14, desk: other);
        Assert.Empty(await OpenAsync());

        await LookAsync(busy, after: 1, desk: other);

        Assert.Equal([AlarmKind.NoPlace], await OpenAsync());
        Assert.Single(await _desk.HistoryAsync(Shop, null, None));
    }

    [Fact]
    public async Task Whoever_acknowledges_or_mutes_stands_in_the_audit_once()
    {
        await LookAsync(Quiet, recent: new(10, 0));
        var id = (await _desk.OpenAsync(Shop, None)).Open[0].Id;

        Assert.Null(await _desk.AcknowledgeAsync(Boss, id, None));
        Assert.Null(await _desk.AcknowledgeAsync(Boss, id, None));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await _desk.MuteAsync(Boss, AlarmKind.SlowReplies, TimeSpan.FromHours(1), None));
        Assert.Equal(ErrorCode.InvalidArgument, (await _desk.MuteAsync(Boss, AlarmKind.SlowReplies, TimeSpan.FromHours(25), None))?.Code);
        Assert.Equal(ErrorCode.InvalidArgument, (await _desk.MuteAsync(Boss, (AlarmKind)99, TimeSpan.FromHours(1), None))?.Code);

        var told = await _desk.OpenAsync(Shop, None);
        Assert.Equal((Boss.Agent, AlarmKind.SlowReplies), (Assert.Single(told.Open).AcknowledgedBy!.Value, Assert.Single(told.Mutes).Kind));
        await LookAsync(Quiet, recent: new(10, 0), after: 5);
        Assert.Equal(Boss.Agent, Assert.Single((await _desk.OpenAsync(Shop, None)).Open).AcknowledgedBy);
        var actions = (await _audit.FindAsync(Shop, new() { Limit = 10 }, None)).Select(entry => entry.Action);
        Assert.Equal([AuditAction.MutedAlarms, AuditAction.AcknowledgedAlarm], actions);
        Assert.Null(await _desk.MuteAsync(Boss, AlarmKind.SlowReplies, TimeSpan.Zero, None));
        Assert.Empty((await _desk.OpenAsync(Shop, None)).Mutes);
    }

    private AlarmDesk NewDesk() => new(_store, _audit, Options.Create(new SupervisionOptions()), _clock);

    private async Task<IEnumerable<AlarmKind>> OpenAsync() => (await _desk.OpenAsync(Shop, None)).Open.Select(alarm => alarm.Kind);

    private Task LookAsync(BoardFigures figures, BoardGroup? group = null, InTimeShare recent = default, int after = 0, AlarmDesk? desk = null)
    {
        _clock.Advance(TimeSpan.FromSeconds(after));
        return (desk ?? _desk).LookAsync(Shop, new()
        {
            At = _clock.GetUtcNow(),
            EveryMs = 1000,
            Figures = figures,
            Groups = group is null ? [] : [group],
            Agents = [],
            Conversations = [],
            Alarms = new([], []),
            Day = new()
            {
                Since = _clock.GetUtcNow(),
                TimeZone = "UTC",
                Consulted = 0,
                Received = 0,
                Abandoned = 0,
                Ratings = 0,
                Satisfied = 0,
                InTime = default,
                LastHalfHour = recent,
                HalfHourBefore = default,
                InTimeTarget = 0.98,
                FirstResponseTarget = 30,
                Agents = [],
                Groups = new Dictionary<GroupId, InTimeShare>(),
                Curve = new(_clock.GetUtcNow(), 300, [], []),
            },
        }, None);
    }
}
