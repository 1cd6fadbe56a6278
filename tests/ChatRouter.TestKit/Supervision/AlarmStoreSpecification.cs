using ChatRouter.Core.Supervision.Alarms;

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

    /// <summary>The same database for another process.</summary>
    protected abstract IAlarmStore Again();

    [Fact]
    public async Task What_is_wrong_is_kept_once_until_it_is_resolved_and_may_then_begin_again()
    {
        var first = AlarmAt(1, AlarmKind.LongWait);
        await Store.BeginAsync(first, None);
        await Again().BeginAsync(AlarmAt(2, AlarmKind.LongWait), None);
        await Store.BeginAsync(AlarmAt(3, AlarmKind.GroupEmpty, "care"), None);
        await Store.BeginAsync(AlarmAt(4, AlarmKind.GroupEmpty, "sales"), None);
        var open = await Again().OpenAsync(Shop, None);
        Assert.Equal([(AlarmKind.LongWait, ""), (AlarmKind.GroupEmpty, "care"), (AlarmKind.GroupEmpty, "sales")], open.Select(alarm => (alarm.Kind, alarm.Subject)));
        Assert.Equal(first, open[0]);

        await Store.ChangeAsync(first with { ResolvedAt = At(9) }, None);
        await Store.BeginAsync(AlarmAt(10, AlarmKind.LongWait), None);

        Assert.Equal([At(3), At(4), At(10)], (await Store.OpenAsync(Shop, None)).Select(alarm => alarm.Since));
        Assert.Empty(await Store.OpenAsync(OtherShop, None));
    }

    [Fact]
    public async Task Only_what_was_told_can_be_acknowledged_once_and_stands_in_the_history()
    {
        var (told, pending) = (AlarmAt(1, AlarmKind.LongWait), AlarmAt(2, AlarmKind.NoPlace) with { RaisedAt = null });
        await Store.BeginAsync(told, None);
        await Store.BeginAsync(pending, None);

        Assert.False(await Store.AcknowledgeAsync(Shop, pending.Id, Boss, At(3), None));
        Assert.False(await Store.AcknowledgeAsync(OtherShop, told.Id, Boss, At(3), None));
        Assert.True(await Store.AcknowledgeAsync(Shop, told.Id, Boss, At(3), None));
        Assert.False(await Again().AcknowledgeAsync(Shop, told.Id, new("chief"), At(4), None));
        await Store.ChangeAsync(told with { ResolvedAt = At(5) }, None);
        var kept = told with { ResolvedAt = At(5), AcknowledgedBy = Boss, AcknowledgedAt = At(3) };
        Assert.Equal([kept], await Again().HistoryAsync(Shop, null, 10, None));
        await Store.ChangeAsync(pending with { RaisedAt = At(6) }, None);
        Assert.Equal([pending.Id, told.Id], (await Store.HistoryAsync(Shop, null, 10, None)).Select(alarm => alarm.Id));
        Assert.Equal([kept], await Store.HistoryAsync(Shop, pending.Id, 10, None));
        Assert.Equal([pending.Id], (await Store.HistoryAsync(Shop, null, 1, None)).Select(alarm => alarm.Id));
        Assert.Empty(await Store.HistoryAsync(OtherShop, null, 10, None));
    }

    [Fact]
    public async Task What_passed_before_it_was_told_leaves_nothing()
    {
        var pending = AlarmAt(1, AlarmKind.NoPlace) with { RaisedAt = null };
        await Store.BeginAsync(pending, None);

        await Store.ForgetAsync(OtherShop, pending.Id, None);
        Assert.Equal([pending], await Store.OpenAsync(Shop, None));
        await Store.ForgetAsync(Shop, pending.Id, None);

        Assert.Empty(await Again().OpenAsync(Shop, None));
    }

    [Fact]
    public async Task One_process_looks_after_a_shop_until_it_has_been_silent_for_its_lease()
    {
        Assert.True(await Store.TakeDutyAsync(Shop, "a", At(0), At(15), None));
        Assert.False(await Again().TakeDutyAsync(Shop, "b", At(14), At(29), None));
        Assert.True(await Again().TakeDutyAsync(OtherShop, "b", At(14), At(29), None));
        Assert.True(await Store.TakeDutyAsync(Shop, "a", At(10), At(25), None));
        Assert.False(await Again().TakeDutyAsync(Shop, "b", At(24), At(39), None));
        Assert.True(await Again().TakeDutyAsync(Shop, "b", At(25), At(40), None));
        Assert.False(await Store.TakeDutyAsync(Shop, "a", At(26), At(41), None));
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
