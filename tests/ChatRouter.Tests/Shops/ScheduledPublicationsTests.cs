using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;
using ChatRouter.Core.Supervision;
using ChatRouter.Core.Supervision.Alarms;
using ChatRouter.Tests.Conversations;

namespace ChatRouter.Tests.Shops;

public sealed class ScheduledPublicationsTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly AgentIdentity Boss = new(SmallShop.Id, new("boss"), "boss", AccountRole.Admin, "");
    private static readonly AgentIdentity Deputy = new(SmallShop.Id, new("deputy"), "deputy", AccountRole.Admin, "");
    private static readonly GroupId Group = new("g");

    private SmallShop _shop = null!;

    private DateTimeOffset Now => _shop.Clock.GetUtcNow();

    private ScheduledPublications Scheduled => _shop.Get<ScheduledPublications>();

    public async Task InitializeAsync() => _shop = await SmallShop.OpenAsync();

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Fact]
    public async Task It_goes_live_when_it_is_due_and_not_before_in_the_name_of_who_scheduled_it()
    {
        await ScheduleAsync(plan => plan with { Overrides = plan.Overrides with { BusyAbove = 9 } }, TimeSpan.FromHours(1));
        Assert.False((await _shop.Get<RoutingDesk>().DraftAsync(SmallShop.Id, None)).Value.Draft.Changed);

        await MoveAsync(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(4));
        Assert.Equal(1, (await PublishedAsync()).Version.Number);
        await MoveAsync(TimeSpan.FromSeconds(4));

        var published = await PublishedAsync();
        Assert.Equal((2, new AgentId("boss"), "sale", Now), (published.Version.Number, published.Version.By, published.Version.Reason, published.Version.At));
        Assert.Equal(9, published.Plan.Overrides.BusyAbove);
        Assert.Equal(9, (await _shop.Get<IShopStore>().FindAsync(SmallShop.Id, None))!.Routing.BusyAbove);
        Assert.Empty(await AllAsync());
        var audit = await AuditAsync();
        Assert.Equal((AuditAction.PublishedRouting, "boss", "2"), audit[0]);
        // At one instant, so in either order.
        Assert.Equal([(AuditAction.ChangedDraft, "boss", ""), (AuditAction.ScheduledRouting, "boss", "2026-01-05 10:00:00Z")], audit.Skip(1).OrderBy(entry => entry.Target, StringComparer.Ordinal));
    }

    [Fact]
    public async Task After_an_outage_everything_goes_live_late_once_and_in_order()
    {
        await ScheduleAsync(plan => plan with { Overrides = plan.Overrides with { BusyAbove = 9 } }, TimeSpan.FromHours(1), "on");
        await ScheduleAsync(plan => plan, TimeSpan.FromHours(2), "and back");
        await ScheduleAsync(plan => plan with { Overrides = plan.Overrides with { BusyAbove = 9, MaxQueue = 77 } }, TimeSpan.FromHours(1.5), "in between");

        _shop.Clock.Advance(TimeSpan.FromHours(30));
        await _shop.RestartAsync();
        await _shop.Get<RoutingWatch>().LookAsync(None);
        await MoveAsync(TimeSpan.FromSeconds(5));

        var versions = await _shop.Get<RoutingDesk>().VersionsAsync(SmallShop.Id, int.MaxValue, 10, None);
        Assert.Equal(["and back", "in between", "on", "As it was."], versions.Select(version => version.Reason));
        var overrides = (await PublishedAsync()).Plan.Overrides;
        Assert.Equal((null, 77), (overrides.BusyAbove, overrides.MaxQueue));
    }

    [Fact]
    public async Task Two_that_publish_it_at_once_publish_it_once()
    {
        var id = (await ScheduleAsync(plan => plan with { Overrides = plan.Overrides with { BusyAbove = 9 } }, TimeSpan.FromHours(1))).Scheduled.Id;
        _shop.Clock.Advance(TimeSpan.FromHours(1));

        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Scheduled.PublishDueAsync(SmallShop.Id, id, None))));

        Assert.DoesNotContain(false, done);
        Assert.Equal(2, (await PublishedAsync()).Version.Number);
        Assert.Single(await AuditAsync(), entry => entry.Action == AuditAction.PublishedRouting);
    }

    [Fact]
    public async Task Whoever_takes_it_back_at_the_moment_at_which_it_is_due_gets_it_or_is_told_that_it_is_gone()
    {
        for (var round = 0; round < 5; round++)
        {
            var before = (await PublishedAsync()).Version.Number;
            var id = (await ScheduleAsync(plan => plan with { Overrides = plan.Overrides with { BusyAbove = 10 + round } }, TimeSpan.FromHours(1))).Scheduled.Id;
            _shop.Clock.Advance(TimeSpan.FromHours(1));

            var due = Task.Run(() => Scheduled.PublishDueAsync(SmallShop.Id, id, None));
            var refused = await Task.Run(() => Scheduled.CancelAsync(Deputy, id, None));
            await due;

            Assert.Equal(refused is null ? before : before + 1, (await PublishedAsync()).Version.Number);
            Assert.Equal(refused is null ? null : ErrorCode.NotFound, refused?.Code);
            Assert.Empty(await AllAsync());
        }
    }

    [Fact]
    public async Task What_is_published_in_between_stays_where_it_is_about_something_else()
    {
        await PublishAsync(plan => plan with { Groups = GroupsWith("a") });
        await ScheduleAsync(plan => plan with { Groups = GroupsWith("a", "b") }, TimeSpan.FromHours(1));
        await PublishAsync(plan => plan with { Overrides = plan.Overrides with { MaxQueue = 5 } });
        await SaveDraftAsync(plan => plan with { Overrides = plan.Overrides with { DefaultCapacity = 4 } });
        Assert.True(Assert.Single(await AllAsync()).GoesLive);

        await MoveAsync(TimeSpan.FromHours(1));

        var (published, draft) = (await _shop.Get<RoutingDesk>().DraftAsync(SmallShop.Id, None)).Value;
        Assert.Equal((4, 5, 2), (published.Version.Number, published.Plan.Overrides.MaxQueue, published.Plan.Groups[Group].Members.Count));
        // What somebody works on does not take it back.
        Assert.Equal(["/overrides/defaultCapacity"], PlanDifference.Between(published.Plan, draft.Plan).Select(change => change.Path));
        Assert.True(draft.Changed);
    }

    [Fact]
    public async Task Where_the_same_was_changed_in_between_nothing_is_overwritten_and_an_alarm_tells()
    {
        var id = (await ScheduleAsync(plan => plan with { Overrides = plan.Overrides with { BusyAbove = 9, MaxQueue = 8 } }, TimeSpan.FromHours(1))).Scheduled.Id;
        await PublishAsync(plan => plan with { Overrides = plan.Overrides with { BusyAbove = 2 } });
        Assert.Equal("stale", Assert.Single(await AllAsync()).FailureCode);

        await MoveAsync(TimeSpan.FromHours(1));
        await MoveAsync(TimeSpan.FromSeconds(5));

        Assert.Equal((2, 2), ((await PublishedAsync()).Version.Number, (await PublishedAsync()).Plan.Overrides.BusyAbove));
        var failed = Assert.Single(await AllAsync());
        Assert.Equal(new PublicationFailure("stale", Now.AddSeconds(-5)), failed.Scheduled.Failure);
        Assert.Equal(["/overrides/busyAbove"], failed.Clashes.Select(clash => clash.Path));
        Assert.Equal((AlarmKind.NotPublished, id), await AlarmAsync());
        var lost = (await Scheduled.PublishNowAsync(Deputy, id, None)).Lost!;
        Assert.Equal([("/overrides/busyAbove", true), ("/overrides/maxQueue", false)], lost.Fields.Select(field => (field.Path, field.Clashes)));

        // The ways on: its changes in the draft, and away with it.
        var draft = (await Scheduled.DraftAsync(Deputy, id, lost.Current.Revision, None)).Value!;
        Assert.Equal((9, 8), (draft.Plan.Overrides.BusyAbove, draft.Plan.Overrides.MaxQueue));
        Assert.Null(await Scheduled.CancelAsync(Deputy, id, None));
        Assert.Null(await AlarmAsync());
        Assert.Equal(ErrorCode.NotFound, (await Scheduled.CancelAsync(Deputy, id, None))!.Code);
    }

    [Fact]
    public async Task Published_by_hand_before_it_is_done_with_and_in_the_name_of_who_did()
    {
        var id = (await ScheduleAsync(plan => plan with { Overrides = plan.Overrides with { BusyAbove = 9 } }, TimeSpan.FromHours(1))).Scheduled.Id;

        var now = await Scheduled.PublishNowAsync(Deputy, id, None);

        Assert.Equal((2, new AgentId("deputy"), 9), (now.Value!.Version.Number, now.Value.Version.By, now.Value.Plan.Overrides.BusyAbove));
        await MoveAsync(TimeSpan.FromHours(1));
        Assert.Equal(2, (await PublishedAsync()).Version.Number);
        Assert.Equal(ErrorCode.NotFound, (await Scheduled.PublishNowAsync(Deputy, id, None)).Rejection!.Code);
    }

    [Fact]
    public async Task What_is_so_already_when_it_is_due_makes_no_version_and_calls_nobody()
    {
        await ScheduleAsync(plan => plan with { Overrides = plan.Overrides with { BusyAbove = 9 } }, TimeSpan.FromHours(1));
        await PublishAsync(plan => plan with { Overrides = plan.Overrides with { BusyAbove = 9 } });

        await MoveAsync(TimeSpan.FromHours(1));

        Assert.Equal(2, (await PublishedAsync()).Version.Number);
        Assert.Equal("unchanged", Assert.Single(await AllAsync()).Scheduled.Failure!.Code);
        Assert.Null(await AlarmAsync());
    }

    [Fact]
    public async Task A_plan_that_cannot_be_kept_any_more_does_not_go_live()
    {
        await PublishAsync(plan => plan with { Preset = "pinduoduo", Groups = GroupsWith("a") });
        await ScheduleAsync(plan => plan with { Groups = GroupsWith("a", "b") }, TimeSpan.FromHours(1));
        // One group per agent, and he is in another meanwhile.
        await PublishAsync(plan => plan with { Groups = new Dictionary<GroupId, PlannedGroup>(plan.Groups) { [new("h")] = new("H", [new("b")]) } });

        await MoveAsync(TimeSpan.FromHours(1));

        Assert.Equal(3, (await PublishedAsync()).Version.Number);
        var failed = Assert.Single(await AllAsync());
        Assert.Equal("invalidPlan", failed.Scheduled.Failure!.Code);
        Assert.Equal(["/groups/h/members/b"], failed.Errors!.ByPath.Keys);
        Assert.NotNull(await AlarmAsync());
    }

    [Theory]
    [InlineData(false, "planUnwise")]
    [InlineData(true, null)]
    public async Task What_has_become_gravely_unwise_since_it_was_scheduled_does_not_go_live_and_what_was_so_does(bool before, string? failure)
    {
        if (before)
            await EnableAsync("b", false);
        await ScheduleAsync(plan => plan with { Groups = GroupsWith("b") }, TimeSpan.FromHours(1));
        await EnableAsync("b", false);

        await MoveAsync(TimeSpan.FromHours(1));

        Assert.Equal(failure is null ? 2 : 1, (await PublishedAsync()).Version.Number);
        Assert.Equal(failure, (await AllAsync()).SingleOrDefault()?.Scheduled.Failure!.Code);
    }

    [Fact]
    public async Task The_difference_at_a_time_is_to_what_is_in_force_just_before()
    {
        await ScheduleAsync(plan => plan with { Overrides = plan.Overrides with { BusyAbove = 9 } }, TimeSpan.FromHours(1));

        Assert.Empty((await Scheduled.DifferenceAsync(SmallShop.Id, null, None)).Value.Changes);
        Assert.Empty((await Scheduled.DifferenceAsync(SmallShop.Id, Now.AddMinutes(59), None)).Value.Changes);
        Assert.Equal(["/overrides/busyAbove"], (await Scheduled.DifferenceAsync(SmallShop.Id, Now.AddHours(1), None)).Value.Changes.Select(change => change.Path));
    }

    [Fact]
    public async Task Only_what_changes_something_within_the_next_year_is_scheduled_and_ten_at_most()
    {
        Assert.Equal(ErrorCode.Unchanged, (await TryAsync(plan => plan, TimeSpan.FromHours(1))).Rejection!.Code);
        foreach (var after in new[] { TimeSpan.Zero, -TimeSpan.FromHours(1), TimeSpan.FromDays(367) })
        {
            var refused = (await TryAsync(plan => plan with { Preset = "feige" }, after)).Rejection!;
            Assert.Equal((ErrorCode.InvalidArgument, "outOfRange"), (refused.Code, refused.Fields!["at"]));
        }

        for (var i = 0; i < IScheduledPublicationStore.Most; i++)
            await ScheduleAsync(plan => plan with { Overrides = plan.Overrides with { MaxQueue = 10 + i } }, TimeSpan.FromHours(1 + i));
        Assert.Equal(ErrorCode.TooManyScheduled, (await TryAsync(plan => plan with { Preset = "feige" }, TimeSpan.FromDays(1))).Rejection!.Code);
    }

    [Fact]
    public async Task A_draft_that_another_changed_is_not_scheduled()
    {
        var draft = await SaveDraftAsync(plan => plan with { Preset = "feige" });
        await SaveDraftAsync(plan => plan with { Preset = "kuaishou" });

        var lost = await Scheduled.ScheduleAsync(Boss, draft.Revision, 1, "sale", Now.AddHours(1), None);

        Assert.Equal(2, lost.Lost!.Current.Revision);
        Assert.Empty(await AllAsync());
    }

    private static Dictionary<GroupId, PlannedGroup> GroupsWith(params string[] members) =>
        new() { [Group] = new("G", [.. members.Select(member => new AgentId(member))], [OrderState.Refund]) };

    private async Task<IReadOnlyList<ScheduledOutlook>> AllAsync() => (await Scheduled.AllAsync(SmallShop.Id, None)).Value!;

    private async Task<PublishedPlan> PublishedAsync() => (await _shop.Get<RoutingDesk>().PublishedAsync(SmallShop.Id, None)).Value!;

    private async Task<(AlarmKind Kind, string Subject)?> AlarmAsync() =>
        (await _shop.Get<AlarmDesk>().OpenAsync(SmallShop.Id, None)).Open is [var alarm] ? (alarm.Kind, alarm.Subject) : null;

    private async Task<IReadOnlyList<(AuditAction Action, string Actor, string Target)>> AuditAsync() =>
        [.. (await _shop.Get<IAuditStore>().FindAsync(SmallShop.Id, new() { Limit = 50 }, None)).Select(entry => (entry.Action, entry.Actor.Value, entry.Target))];

    private async Task<RoutingDraft> SaveDraftAsync(Func<RoutingPlan, RoutingPlan> change)
    {
        var draft = (await _shop.Get<RoutingDesk>().DraftAsync(SmallShop.Id, None)).Value.Draft;
        return (await _shop.Get<RoutingDesk>().SaveDraftAsync(Boss, draft.Revision, change(draft.Plan), None)).Value!;
    }

    private async Task PublishAsync(Func<RoutingPlan, RoutingPlan> change)
    {
        var draft = await SaveDraftAsync(change);
        Assert.NotNull((await _shop.Get<RoutingDesk>().PublishAsync(Boss, draft.Revision, (await PublishedAsync()).Version.Number, "by hand", None)).Value);
    }

    private async Task<PlanResult<ScheduledOutlook>> TryAsync(Func<RoutingPlan, RoutingPlan> change, TimeSpan after, string reason = "sale")
    {
        var draft = await SaveDraftAsync(change);
        return await Scheduled.ScheduleAsync(Boss, draft.Revision, (await PublishedAsync()).Version.Number, reason, Now + after, None);
    }

    private async Task<ScheduledOutlook> ScheduleAsync(Func<RoutingPlan, RoutingPlan> change, TimeSpan after, string reason = "sale")
    {
        var result = await TryAsync(change, after, reason);
        Assert.NotNull(result.Value);
        return result.Value;
    }

    private async Task EnableAsync(string account, bool enabled)
    {
        var shops = _shop.Get<IShopStore>();
        await shops.SaveAccountAsync((await shops.FindAccountAsync(SmallShop.Id, new(account), None))! with { Enabled = enabled }, None);
    }

    private async Task MoveAsync(TimeSpan by)
    {
        _shop.Clock.Advance(by);
        await _shop.Get<RoutingWatch>().LookAsync(None);
    }
}
