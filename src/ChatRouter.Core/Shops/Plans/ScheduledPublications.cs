using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Supervision;
using ChatRouter.Core.Supervision.Alarms;

namespace ChatRouter.Core.Shops.Plans;

/// <summary>What a shop's people do with publications that are to go live later: schedule the draft, see what waits, publish it at once, take it back.</summary>
/// <remarks>
/// Scheduled is what the draft makes different from what is to be in force just before; when it is due, that is changed and nothing else, so that what is published
/// in between stays. Where both changed the same, nothing is overwritten: it is not published, and an alarm tells.
/// </remarks>
public sealed class ScheduledPublications(
    IScheduledPublicationStore store, IRoutingStore routing, IShopStore shops, RoutingDesk desk, IAuditStore audit, AlarmDesk alarms, TimeProvider clock)
{
    private const int Attempts = 3;

    private static readonly TimeSpan Furthest = TimeSpan.FromDays(366);

    private static readonly Rejection NotThere = new(ErrorCode.NotFound, "There is no such publication any more: it went live or was taken back.");
    private static readonly Rejection TooMany = new(ErrorCode.TooManyScheduled, $"At most {IScheduledPublicationStore.Most} publications can be kept for later.");
    private static readonly Rejection NothingChanged = new(ErrorCode.Unchanged, "It would change nothing.");

    /// <summary>Everything that is kept for later, the first to be due first, and what would become of each as things are.</summary>
    public async Task<Result<IReadOnlyList<ScheduledOutlook>>> AllAsync(ShopId shop, CancellationToken cancellationToken)
    {
        if (!(await desk.PublishedAsync(shop, cancellationToken)).Succeeded(out var published, out var rejection))
            return rejection;
        var accounts = await shops.AccountsAsync(shop, cancellationToken);
        var (plan, outlooks) = (published.Plan, new List<ScheduledOutlook>());
        foreach (var scheduled in await store.AllAsync(shop, cancellationToken))
        {
            var outlook = ScheduledOutlook.Of(scheduled, scheduled.Failure is null ? plan : published.Plan, accounts);
            outlooks.Add(outlook);
            if (scheduled.Failure is null && outlook.GoesLive)
                plan = outlook.Merge.Plan;
        }

        return outlooks;
    }

    /// <summary>What the draft would change if it went live then, after whatever waits until then.</summary>
    public async Task<Result<(PublishedPlan Published, RoutingDraft Draft, IReadOnlyList<PlanChange> Changes)>> DifferenceAsync(ShopId shop, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        if (!(await desk.DraftAsync(shop, cancellationToken)).Succeeded(out var read, out var rejection))
            return rejection;
        var before = at is { } due ? await ExpectedAsync(shop, read.Published.Plan, due, cancellationToken) : read.Published.Plan;
        return (read.Published, read.Draft, PlanDifference.Between(before, read.Draft.Plan));
    }

    /// <summary>The draft of that revision goes live at that time; until then it is what is published.</summary>
    public async Task<PlanResult<ScheduledOutlook>> ScheduleAsync(AgentIdentity by, int revision, int version, string reason, DateTimeOffset due, CancellationToken cancellationToken)
    {
        var at = StoredTime.Of(clock.GetUtcNow());
        if (!RoutingDesk.IsReason(reason))
            return new() { Rejection = RoutingDesk.NoReason };
        if (new FieldFaults().Unless(due > at && due <= at + Furthest, "at", PlanFault.OutOfRange).Refusal("It goes live in the future, within a year.") is { } refused)
            return new() { Rejection = refused };
        if (!(await desk.DraftAsync(by.Shop, cancellationToken)).Succeeded(out var read, out var rejection))
            return new() { Rejection = rejection };
        var (published, draft) = read;
        if (draft.Revision != revision || published.Version.Number != version)
            return new() { Lost = await desk.LostAsync(by.Shop, revision, null, cancellationToken) };
        if ((await store.AllAsync(by.Shop, cancellationToken)).Count >= IScheduledPublicationStore.Most)
            return new() { Rejection = TooMany };
        var origin = await ExpectedAsync(by.Shop, published.Plan, due, cancellationToken);
        if (PlanDifference.Between(origin, draft.Plan).Count == 0)
            return new() { Rejection = NothingChanged };
        if (await desk.CheckAsync(by.Shop, draft.Plan, cancellationToken) is { } errors)
            return new() { Errors = errors };
        var accounts = await shops.AccountsAsync(by.Shop, cancellationToken);
        var scheduled = new ScheduledPublication(NewId.At(at), StoredTime.Of(due), origin, draft.Plan, by.Agent, reason.Trim(), at, GraveOf(draft.Plan, accounts, due));
        // The draft is what is published again, as after a publication.
        if (!await store.AddAsync(by.Shop, scheduled, new(revision + 1, published.Plan, Changed: false, by.Agent, at), cancellationToken))
            return new() { Lost = await desk.LostAsync(by.Shop, revision, null, cancellationToken) };
        await audit.WriteAsync(by, AuditAction.ScheduledRouting, $"{scheduled.Due:u}", scheduled.Reason, clock, cancellationToken);
        return new() { Value = ScheduledOutlook.Of(scheduled, origin, accounts) };
    }

    /// <summary>It does not go live; one that did not is dropped.</summary>
    public async Task<Rejection?> CancelAsync(AgentIdentity by, string id, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(by.Shop, id, cancellationToken) is not { } scheduled || !await store.RemoveAsync(by.Shop, id, cancellationToken))
            return NotThere;
        await audit.WriteAsync(by, AuditAction.CancelledRouting, $"{scheduled.Due:u}", scheduled.Reason, clock, cancellationToken);
        await alarms.ClearAsync(by.Shop, AlarmKind.NotPublished, id, cancellationToken);
        return null;
    }

    /// <summary>Makes its changes in the draft of that revision, over whatever stands there; it stays scheduled.</summary>
    public async Task<PlanResult<RoutingDraft>> DraftAsync(AgentIdentity by, string id, int revision, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(by.Shop, id, cancellationToken) is not { } scheduled)
            return new() { Rejection = NotThere };
        if (!(await desk.DraftAsync(by.Shop, cancellationToken)).Succeeded(out var read, out var rejection))
            return new() { Rejection = rejection };
        return await desk.SaveDraftAsync(by, revision, PlanMerge.Of(scheduled.Origin, read.Draft.Plan, scheduled.Plan).Plan, cancellationToken);
    }

    /// <summary>It goes live now instead, waiting or not, in the name of whoever wants it.</summary>
    public async Task<PlanResult<PublishedPlan>> PublishNowAsync(AgentIdentity by, string id, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(by.Shop, id, cancellationToken) is not { } scheduled)
            return new() { Rejection = NotThere };
        if (!(await desk.PublishedAsync(by.Shop, cancellationToken)).Succeeded(out var published, out var rejection))
            return new() { Rejection = rejection };
        var outlook = ScheduledOutlook.Of(scheduled, published.Plan, await shops.AccountsAsync(by.Shop, cancellationToken));
        if (outlook.Merge.Clashes)
            return new() { Lost = await ClashAsync(by.Shop, published, outlook, cancellationToken) };
        if (outlook.Errors is { } errors)
            return new() { Errors = errors };
        if (outlook.FailureCode is not null)
            return new() { Rejection = NothingChanged };
        if (await WriteAsync(by.Shop, by.Agent, published, outlook, cancellationToken) is { } now)
            return new() { Value = now };
        return await store.FindAsync(by.Shop, id, cancellationToken) is null
            ? new() { Rejection = NotThere }
            : new() { Lost = await ClashAsync(by.Shop, published, outlook, cancellationToken) };
    }

    /// <summary>Publishes one that is due in the name of who scheduled it, or finds why not. Repeatable, and by several nodes at once.</summary>
    /// <returns>False when others publish again and again just now: it is to be tried later.</returns>
    public async Task<bool> PublishDueAsync(ShopId shop, string id, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await store.FindAsync(shop, id, cancellationToken) is not { Failure: null } scheduled || await routing.PublishedAsync(shop, cancellationToken) is not { } published)
                return true;
            var (accounts, at) = (await shops.AccountsAsync(shop, cancellationToken), StoredTime.Of(clock.GetUtcNow()));
            var outlook = ScheduledOutlook.Of(scheduled, published.Plan, accounts);
            if ((outlook.FailureCode ?? (IsUnwise(outlook, published.Plan, accounts, at) ? ErrorCode.PlanUnwise : null)) is { } code)
            {
                await FailAsync(shop, id, new(code, at), cancellationToken);
                return true;
            }

            if (await WriteAsync(shop, scheduled.By, published, outlook, cancellationToken) is not null)
                return true;
        }

        return false;
    }

    private async Task<PublishedPlan?> WriteAsync(ShopId shop, AgentId by, PublishedPlan before, ScheduledOutlook outlook, CancellationToken cancellationToken)
    {
        var version = new RoutingVersion(before.Version.Number + 1, by, outlook.Scheduled.Reason, clock.GetUtcNow());
        var published = new PublishedPlan(version, outlook.Merge.Plan);
        var draft = await desk.DraftAsync(shop, before, cancellationToken);
        // What somebody works on goes on from what is published now, unless it changes the same.
        var follow = PlanMerge.Of(before.Plan, draft.Plan, published.Plan);
        var next = draft with { Revision = draft.Revision + 1, Plan = draft.Changed ? follow.Plan : published.Plan };
        if (!await store.PublishAsync(shop, outlook.Scheduled.Id, published, follow.Clashes ? null : next, cancellationToken))
            return null;
        await desk.TellAsync(shop, by, AuditAction.PublishedRouting, version, cancellationToken);
        await alarms.ClearAsync(shop, AlarmKind.NotPublished, outlook.Scheduled.Id, CancellationToken.None);
        return published;
    }

    // The alarm first: whoever is stopped in between comes here again.
    private async Task FailAsync(ShopId shop, string id, PublicationFailure failure, CancellationToken cancellationToken)
    {
        if (failure.Code != ErrorCode.Unchanged)
            await alarms.RaiseAsync(shop, AlarmKind.NotPublished, id, cancellationToken);
        if (!await store.FailAsync(shop, id, failure, cancellationToken) && await store.FindAsync(shop, id, cancellationToken) is null)
            await alarms.ClearAsync(shop, AlarmKind.NotPublished, id, cancellationToken);
    }

    // By what waits until then, as far as it would go live as things are.
    private async Task<RoutingPlan> ExpectedAsync(ShopId shop, RoutingPlan published, DateTimeOffset due, CancellationToken cancellationToken)
    {
        var accounts = await shops.AccountsAsync(shop, cancellationToken);
        foreach (var scheduled in await store.AllAsync(shop, cancellationToken))
        {
            if (scheduled.Failure is null && scheduled.Due <= due && ScheduledOutlook.Of(scheduled, published, accounts) is { GoesLive: true } outlook)
                published = outlook.Merge.Plan;
        }

        return published;
    }

    private async Task<LostRace> ClashAsync(ShopId shop, PublishedPlan published, ScheduledOutlook outlook, CancellationToken cancellationToken) => new(
        await desk.DraftAsync(shop, published, cancellationToken), published.Version.Number, BaseKnown: true,
        PlanDifference.Between(outlook.Scheduled.Origin, published.Plan, outlook.Scheduled.Plan));

    // What its sender knew of, and what is so anyway, stops nothing.
    private static bool IsUnwise(ScheduledOutlook outlook, RoutingPlan published, IReadOnlyList<Account> accounts, DateTimeOffset at) =>
        GraveOf(outlook.Merge.Plan, accounts, at).Except(outlook.Scheduled.Known).Except(GraveOf(published, accounts, at)).Any();

    private static IReadOnlyList<string> GraveOf(RoutingPlan plan, IReadOnlyList<Account> accounts, DateTimeOffset at) =>
        [.. PlanLint.Of(plan, accounts, at).Where(finding => finding.Severity == LintSeverity.Error).Select(finding => $"{finding.Code} {finding.Path}").Distinct()];
}
