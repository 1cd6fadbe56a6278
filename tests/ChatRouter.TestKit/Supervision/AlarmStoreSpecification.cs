using ChatRouter.Core.Supervision.Alarms;
using ChatRouter.Core.Webhooks;

namespace ChatRouter.TestKit.Supervision;

/// <summary>What every store of alarms promises. A subclass supplies an empty one, and another on the same database.</summary>
public abstract class AlarmStoreSpecification
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly ShopId Shop = new("shop");
    private static readonly ShopId OtherShop = new("another");
    private static readonly AgentId Boss = new("boss");

    /// <summary>An empty store.</summary>
    protected abstract IAlarmStore Store { get; }

    /// <summary>The webhooks in the same database.</summary>
    protected abstract IWebhookStore Webhooks { get; }

    /// <summary>The same database for another process.</summary>
    protected abstract IAlarmStore Again();

    [Fact]
    public async Task What_is_wrong_is_kept_once_until_it_is_resolved_and_may_then_begin_again()
    {
        var first = AlarmAt(1, AlarmKind.LongWait);
        await Store.BeginAsync(first, [], None);
        await Again().BeginAsync(AlarmAt(2, AlarmKind.LongWait), [], None);
        await Store.BeginAsync(AlarmAt(3, AlarmKind.GroupEmpty, "care"), [], None);
        await Store.BeginAsync(AlarmAt(4, AlarmKind.GroupEmpty, "sales"), [], None);
        var open = await Again().OpenAsync(Shop, None);
        Assert.Equal([(AlarmKind.LongWait, ""), (AlarmKind.GroupEmpty, "care"), (AlarmKind.GroupEmpty, "sales")], open.Select(alarm => (alarm.Kind, alarm.Subject)));
        Assert.Equal(first, open[0]);

        await Store.ChangeAsync(first with { ResolvedAt = At(9) }, [], None);
        await Store.BeginAsync(AlarmAt(10, AlarmKind.LongWait), [], None);

        Assert.Equal([At(3), At(4), At(10)], (await Store.OpenAsync(Shop, None)).Select(alarm => alarm.Since));
        Assert.Empty(await Store.OpenAsync(OtherShop, None));
    }

    [Fact]
    public async Task Only_what_was_told_can_be_acknowledged_once_and_stands_in_the_history()
    {
        var (told, pending) = (AlarmAt(1, AlarmKind.LongWait), AlarmAt(2, AlarmKind.NoPlace) with { RaisedAt = null });
        await Store.BeginAsync(told, [], None);
        await Store.BeginAsync(pending, [], None);

        Assert.False(await Store.AcknowledgeAsync(Shop, pending.Id, Boss, At(3), None));
        Assert.False(await Store.AcknowledgeAsync(OtherShop, told.Id, Boss, At(3), None));
        Assert.True(await Store.AcknowledgeAsync(Shop, told.Id, Boss, At(3), None));
        Assert.False(await Again().AcknowledgeAsync(Shop, told.Id, new("chief"), At(4), None));
        await Store.ChangeAsync(told with { ResolvedAt = At(5) }, [], None);
        var kept = told with { ResolvedAt = At(5), AcknowledgedBy = Boss, AcknowledgedAt = At(3) };
        Assert.Equal([kept], await Again().HistoryAsync(Shop, null, 10, None));
        await Store.ChangeAsync(pending with { RaisedAt = At(6) }, [], None);
        Assert.Equal([pending.Id, told.Id], (await Store.HistoryAsync(Shop, null, 10, None)).Select(alarm => alarm.Id));
        Assert.Equal([kept], await Store.HistoryAsync(Shop, pending.Id, 10, None));
        Assert.Equal([pending.Id], (await Store.HistoryAsync(Shop, null, 1, None)).Select(alarm => alarm.Id));
        Assert.Empty(await Store.HistoryAsync(OtherShop, null, 10, None));
    }

    [Fact]
    public async Task What_passed_before_it_was_told_leaves_nothing()
    {
        var pending = AlarmAt(1, AlarmKind.NoPlace) with { RaisedAt = null };
        await Store.BeginAsync(pending, [], None);

        await Store.ForgetAsync(OtherShop, pending.Id, None);
        Assert.Equal([pending], await Store.OpenAsync(Shop, None));
        await Store.ForgetAsync(Shop, pending.Id, None);

        Assert.Empty(await Again().OpenAsync(Shop, None));
    }

    [Fact]
    public async Task What_was_resolved_before_a_time_is_forgotten_some_at_a_time_and_what_is_open_stays()
    {
        var open = AlarmAt(1, AlarmKind.LongWait);
        await Store.BeginAsync(open, [], None);
        foreach (var second in new[] { 2, 3, 4 })
            await Store.BeginAsync(AlarmAt(second, AlarmKind.NoPlace) with { ResolvedAt = At(second + 10), Shop = second == 3 ? OtherShop : Shop }, [], None);

        Assert.Equal(1, await Store.ForgetResolvedAsync(At(14), 1, None));
        Assert.Equal(1, await Store.ForgetResolvedAsync(At(14), 2, None));
        Assert.Equal(0, await Again().ForgetResolvedAsync(At(14), 2, None));

        Assert.Equal([At(4), At(1)], (await Again().HistoryAsync(Shop, null, 10, None)).Select(alarm => alarm.Since));
        Assert.Empty(await Store.HistoryAsync(OtherShop, null, 10, None));
    }

    [Fact]
    public async Task One_process_looks_after_a_shop_until_it_has_been_silent_for_its_lease()
    {
        Assert.Equal([Shop], await TakeAsync(Store, "a", 0, Shop));
        Assert.Equal([OtherShop], await TakeAsync(Again(), "b", 14, Shop, OtherShop));
        Assert.Equal([Shop], await TakeAsync(Store, "a", 10, OtherShop, Shop));
        Assert.Empty(await TakeAsync(Again(), "b", 24, Shop));
        Assert.Equal([OtherShop, Shop], (await TakeAsync(Again(), "b", 25, Shop, OtherShop)).OrderBy(shop => shop.Value, StringComparer.Ordinal));
        Assert.Empty(await TakeAsync(Store, "a", 26, Shop));

        static Task<IReadOnlyList<ShopId>> TakeAsync(IAlarmStore store, string node, int at, params ShopId[] shops) => store.TakeDutiesAsync(shops, node, At(at), At(at + 15), None);
    }

    [Fact]
    public async Task Shops_are_concerned_as_long_as_something_is_open()
    {
        var alarm = AlarmAt(1, AlarmKind.LongWait);
        await Store.BeginAsync(alarm, [], None);
        await Store.BeginAsync(AlarmAt(2, AlarmKind.NoPlace), [], None);
        await Store.BeginAsync(AlarmAt(3, AlarmKind.NoPlace) with { Shop = OtherShop, ResolvedAt = At(4) }, [], None);
        Assert.Equal([Shop], await Again().ConcernedAsync(None));

        foreach (var open in await Store.OpenAsync(Shop, None))
            await Store.ChangeAsync(open with { ResolvedAt = At(5) }, [], None);

        Assert.Empty(await Again().ConcernedAsync(None));
    }

    [Fact]
    public async Task What_webhooks_are_told_is_stored_with_what_it_tells_and_not_twice()
    {
        var alarm = AlarmAt(1, AlarmKind.NoPlace) with { RaisedAt = null };
        Assert.True(await Store.BeginAsync(alarm, [], None));
        Assert.False(await Store.BeginAsync(AlarmAt(2, AlarmKind.NoPlace), [Entry("never")], None));
        var raised = alarm with { RaisedAt = At(3) };
        Assert.True(await Store.ChangeAsync(raised, [Entry("1"), Entry("1", "other")], None));
        Assert.False(await Again().ChangeAsync(raised, [Entry("never")], None));
        Assert.True(await Store.ChangeAsync(raised with { ResolvedAt = At(4) }, [Entry("2")], None));
        Assert.False(await Again().ChangeAsync(raised with { ResolvedAt = At(5) }, [Entry("never")], None));
        Assert.True(await Store.BeginAsync(AlarmAt(6, AlarmKind.NoPlace), [Entry("3")], None));

        Assert.Equal(["3", "2", "1"], (await Webhooks.DeliveriesAsync(Shop, new("hook"), DeliveryState.Waiting, null, 10, None)).Select(delivery => delivery.EventId));
        var other = Assert.Single(await Webhooks.DeliveriesAsync(Shop, new("other"), null, null, 10, None));
        Assert.Equal((WebhookEvent.AlarmRaised, null, "body 1", At(7)), (other.Event, other.Conversation, other.Body, other.DueAt));

        static OutboxEntry Entry(string id, string hook = "hook") => new(new(Shop, new(hook), 0), id, WebhookEvent.AlarmRaised, null, $"body {id}", At(7));
    }

    [Fact]
    public async Task A_kind_is_muted_until_its_time_and_the_last_word_holds()
    {
        await Store.MuteAsync(Shop, new(AlarmKind.LongWait, At(60), Boss), None);
        await Store.MuteAsync(Shop, new(AlarmKind.NoPlace, At(10), Boss), None);
        await Store.MuteAsync(Shop, new(AlarmKind.LongWait, At(30), new("chief")), None);

        Assert.Equal([new AlarmMute(AlarmKind.LongWait, At(30), new("chief"))], await Again().MutesAsync(Shop, At(10), None));
        Assert.Empty(await Store.MutesAsync(Shop, At(30), None));
        Assert.Empty(await Store.MutesAsync(OtherShop, At(0), None));
    }

    private static DateTimeOffset At(int second) => DateTimeOffset.UnixEpoch.AddSeconds(second);

    private static Alarm AlarmAt(int second, AlarmKind kind, string subject = "") =>
        new(Shop, NewId.At(At(second)), kind, subject, At(second), At(second), null, null, null);
}
