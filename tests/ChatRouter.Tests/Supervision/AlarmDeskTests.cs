using System.Text.Json;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision;
using ChatRouter.Core.Supervision.Alarms;
using ChatRouter.Core.Webhooks;
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
    private readonly SqliteWebhookStore _webhooks;
    private readonly WebhookAudience _audience = new();
    private readonly ManualClock _clock = new();
    private readonly AlarmDesk _desk;

    public AlarmDeskTests()
    {
        (_store, _audit, _webhooks) = (new(_file.Database), new(_file.Database), new(_file.Database));
        _desk = new(_store, _audit, new(_audience), Options.Create(new SupervisionOptions()), _clock);
    }

    public void Dispose()
    {
        _store.Dispose();
        _audit.Dispose();
        _webhooks.Dispose();
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

    [Theory]
    [InlineData(2, 0, Attendance.Due, true)]
    [InlineData(2, 0, Attendance.Off, false)]
    // Hours are not planned: who is there shows that the shop is open.
    [InlineData(2, 0, Attendance.Free, true)]
    [InlineData(0, 2, Attendance.Due, true)]
    // A group without members is nobody's.
    [InlineData(0, 0, Attendance.Due, false)]
    public async Task A_group_calls_that_has_nobody_online_when_it_is_due_and_the_shop_is_served(int offline, int paused, Attendance attendance, bool calls)
    {
        var care = new GroupVitals(new(new("care"), "Care", Quiet with { Online = 0, Offline = offline, Paused = paused }), attendance);
        await LookAsync(Quiet, care);
        await LookAsync(Quiet, care, after: 119);
        Assert.Empty(await OpenAsync());

        await LookAsync(Quiet, care, after: 1);

        Assert.Equal(calls ? ["care"] : [], (await _desk.OpenAsync(Shop, None)).Open.Select(alarm => alarm.Subject));
    }

    [Fact]
    public async Task Where_nobody_of_the_shop_is_the_shop_calls_once_and_not_each_group()
    {
        var (nobody, care) = (Quiet with { Online = 0, Places = 0, FreePlaces = 0, Offline = 2 }, new GroupVitals(new(new("care"), "Care", Quiet with { Online = 0, Offline = 2 }), Attendance.Due));
        await LookAsync(nobody, care, attendance: Attendance.Due);

        await LookAsync(nobody, care, after: 120, attendance: Attendance.Due);

        Assert.Equal([AlarmKind.ShopEmpty], await OpenAsync());
    }

    [Theory]
    [InlineData(Attendance.Due, 0, 2, 0, AlarmKind.NoPlace)]
    [InlineData(Attendance.Due, 0, 0, 1, AlarmKind.NoPlace)]
    // He is online and gets buyers by hand only.
    [InlineData(Attendance.Due, 1, 1, 0, AlarmKind.NoPlace)]
    [InlineData(Attendance.Free, 0, 2, 0, AlarmKind.NoPlace)]
    [InlineData(Attendance.Off, 0, 2, 0, null)]
    [InlineData(Attendance.Due, 0, 0, 0, AlarmKind.ShopEmpty)]
    [InlineData(Attendance.Free, 0, 0, 0, null)]
    [InlineData(Attendance.Off, 0, 0, 0, null)]
    public async Task A_shop_calls_where_nobody_gets_buyers_although_somebody_should(Attendance attendance, int online, int paused, int grace, AlarmKind? calls)
    {
        var figures = Quiet with { Online = online, Paused = paused, Grace = grace, Places = 0, FreePlaces = 0 };
        await LookAsync(figures, attendance: attendance);
        await LookAsync(figures, after: 119, attendance: attendance);
        Assert.Empty(await OpenAsync());

        await LookAsync(figures, after: 1, attendance: attendance);

        Assert.Equal(calls is { } kind ? [kind] : [], await OpenAsync());
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
    public async Task What_an_event_raised_stays_whatever_the_board_shows_until_it_is_cleared_or_old()
    {
        foreach (var (kind, subject) in new[] { (AlarmKind.NodeLost, "node"), (AlarmKind.WebhookOff, "hook"), (AlarmKind.WebhookOff, "hook"), (AlarmKind.OrdersFailing, "") })
        {
            await _desk.RaiseAsync(Shop, kind, subject, None);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        await LookAsync(Quiet, after: 595);
        Assert.Equal([AlarmKind.NodeLost, AlarmKind.WebhookOff, AlarmKind.OrdersFailing], await OpenAsync());

        await LookAsync(Quiet, after: 1);
        Assert.Equal([AlarmKind.WebhookOff, AlarmKind.OrdersFailing], await OpenAsync());
        await LookAsync(Quiet, after: 3_003);
        Assert.Equal([AlarmKind.WebhookOff], await OpenAsync());
        await _desk.ClearAsync(Shop, AlarmKind.WebhookOff, "another", None);
        await _desk.ClearAsync(Shop, AlarmKind.WebhookOff, "hook", None);

        Assert.Empty(await OpenAsync());
        Assert.Equal(3, (await _desk.HistoryAsync(Shop, null, None)).Count);
    }

    [Fact]
    public async Task Webhooks_that_want_it_are_told_once_when_it_is_raised_and_once_when_it_is_cleared()
    {
        var (wants, deaf) = (await HookAsync(WebhookEvent.AlarmRaised, WebhookEvent.AlarmCleared), await HookAsync(WebhookEvent.MessageCreated));
        await _desk.MuteAsync(Boss, AlarmKind.NoPlace, TimeSpan.FromHours(1), None);
        var busy = Quiet with { FreePlaces = 0 };
        await LookAsync(busy, recent: new(10, 0));
        await LookAsync(busy, recent: new(10, 0), after: 60);
        Assert.Equal(["alarm.raised slowReplies False"], await ToldAsync(wants));
        await LookAsync(busy, recent: new(10, 0), after: 60);
        await LookAsync(busy, after: 4);
        await LookAsync(busy, after: 4);

        Assert.Equal(["alarm.raised slowReplies False", "alarm.raised noPlace True", "alarm.cleared slowReplies False"], await ToldAsync(wants));
        Assert.Empty(await ToldAsync(deaf));
        await LookAsync(busy with { FreePlaces = 1 }, after: 4);
        await LookAsync(Quiet, after: 4);
        Assert.Equal("alarm.cleared noPlace True", (await ToldAsync(wants))[^1]);
        Assert.Equal(4, (await ToldAsync(wants)).Length);
    }

    [Fact]
    public async Task What_passed_before_it_was_told_is_told_to_nobody()
    {
        var hook = await HookAsync(WebhookEvent.AlarmRaised, WebhookEvent.AlarmCleared);

        await LookAsync(Quiet with { Queued = 11 });
        await LookAsync(Quiet, after: 60);

        Assert.Empty(await ToldAsync(hook));
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

    private async Task<IEnumerable<AlarmKind>> OpenAsync() => (await _desk.OpenAsync(Shop, None)).Open.Select(alarm => alarm.Kind);

    private async Task<WebhookId> HookAsync(params WebhookEvent[] events)
    {
        var id = new WebhookId(NewId.At(_clock.GetUtcNow()));
        await _webhooks.AddAsync(
            new() { Shop = Shop, Id = id, Url = "https://shop.example/", Events = events, Enabled = true, Secrets = ["secret"], MadeBy = Boss.Agent, MadeAt = _clock.GetUtcNow(), Health = WebhookHealth.Well }, None);
        _audience.Set(await _webhooks.ListenersAsync(None));
        return id;
    }

    private async Task<string[]> ToldAsync(WebhookId hook) => [.. (await _webhooks.DeliveriesAsync(Shop, hook, null, null, 10, None)).Reverse().Select(delivery =>
    {
        var body = JsonDocument.Parse(delivery.Body).RootElement;
        var alarm = body.GetProperty("alarm");
        return $"{body.GetProperty("type").GetString()} {alarm.GetProperty("kind").GetString()} {alarm.GetProperty("muted").GetBoolean()}";
    })];

    private Task LookAsync(BoardFigures figures, GroupVitals? group = null, InTimeShare recent = default, int after = 0, Attendance attendance = Attendance.Free)
    {
        _clock.Advance(TimeSpan.FromSeconds(after));
        return _desk.LookAsync(Shop, new(_clock.GetUtcNow(), figures, recent, group is null ? [] : [group], attendance), None);
    }
}
