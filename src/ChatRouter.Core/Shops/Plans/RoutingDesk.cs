using ChatRouter.Core.Conversations;
using ChatRouter.Core.Supervision;

namespace ChatRouter.Core.Shops.Plans;

/// <summary>What a shop's people do with its routing: read it, change the draft, publish, go back.</summary>
/// <remarks>Nothing changes how the shop routes but a publication, which is whole or not at all.</remarks>
public sealed class RoutingDesk(IRoutingStore store, IShopStore shops, PlanPublisher publisher, IAuditStore audit, TimeProvider clock)
{
    public const int MaxReasonLength = 200;
    private const int JoinAttempts = 3;

    private static readonly Rejection NoShop = new(ErrorCode.NotFound, "There is no such shop.");
    private static readonly Rejection NoVersion = new(ErrorCode.NotFound, "There is no such version.");
    private static readonly Rejection NothingChanged = new(ErrorCode.Unchanged, "The draft is what is published already.");
    internal static readonly Rejection NoReason = new(ErrorCode.InvalidArgument, "Say why, in 1 to 200 characters.");

    public async Task<Result<PublishedPlan>> PublishedAsync(ShopId shop, CancellationToken cancellationToken) =>
        await store.PublishedAsync(shop, cancellationToken) is { } published ? published : NoShop;

    /// <summary>The draft; where nobody has changed anything, what is published.</summary>
    public async Task<Result<(PublishedPlan Published, RoutingDraft Draft)>> DraftAsync(ShopId shop, CancellationToken cancellationToken) =>
        await store.PublishedAsync(shop, cancellationToken) is { } published ? (published, await DraftAsync(shop, published, cancellationToken)) : NoShop;

    /// <summary>What is unwise about the draft; none for an unknown shop.</summary>
    public async Task<IReadOnlyList<LintFinding>?> LintAsync(ShopId shop, CancellationToken cancellationToken) =>
        (await DraftAsync(shop, cancellationToken)).Value.Draft is { } draft
            ? PlanLint.Of(draft.Plan, await shops.AccountsAsync(shop, cancellationToken), clock.GetUtcNow())
            : null;

    public Task<IReadOnlyList<RoutingVersion>> VersionsAsync(ShopId shop, int below, int limit, CancellationToken cancellationToken) =>
        store.VersionsAsync(shop, below, limit, cancellationToken);

    public async Task<Result<PublishedPlan>> VersionAsync(ShopId shop, int version, CancellationToken cancellationToken) =>
        await store.VersionAsync(shop, version, cancellationToken) is { } found ? found : NoVersion;

    /// <summary>Replaces the draft that had this revision.</summary>
    public async Task<PlanResult<RoutingDraft>> SaveDraftAsync(AgentIdentity by, int revision, RoutingPlan plan, CancellationToken cancellationToken)
    {
        if (await CheckAsync(by.Shop, plan, cancellationToken) is { } errors)
            return new() { Errors = errors };
        return await WriteDraftAsync(by, revision, plan, changed: true, cancellationToken);
    }

    /// <summary>Throws the draft away that had this revision.</summary>
    public async Task<PlanResult<RoutingDraft>> DiscardDraftAsync(AgentIdentity by, int revision, CancellationToken cancellationToken)
    {
        if (await store.PublishedAsync(by.Shop, cancellationToken) is not { } published)
            return new() { Rejection = NoShop };
        return await WriteDraftAsync(by, revision, published.Plan, changed: false, cancellationToken);
    }

    /// <summary>Publishes the draft of that revision over that version.</summary>
    public async Task<PlanResult<PublishedPlan>> PublishAsync(AgentIdentity by, int revision, int version, string reason, CancellationToken cancellationToken)
    {
        if (!IsReason(reason))
            return new() { Rejection = NoReason };
        if (!(await DraftAsync(by.Shop, cancellationToken)).Succeeded(out var read, out var rejection))
            return new() { Rejection = rejection };
        var (published, draft) = read;
        if (draft.Revision != revision || published.Version.Number != version)
            return new() { Lost = await LostAsync(by.Shop, revision, null, cancellationToken) };
        if (PlanDifference.Between(published.Plan, draft.Plan).Count == 0)
            return new() { Rejection = NothingChanged };
        // Accounts may have gone since it was saved.
        if (await CheckAsync(by.Shop, draft.Plan, cancellationToken) is { } errors)
            return new() { Errors = errors };
        return await WriteVersionAsync(by, published, draft.Plan, reason, null, FollowUp(by, draft), cancellationToken) is { } written
            ? new() { Value = written }
            : new() { Lost = await LostAsync(by.Shop, revision, null, cancellationToken) };
    }

    /// <summary>Publishes an earlier version's plan again over that version, as a new one. A draft that somebody works on stays as it is.</summary>
    public async Task<PlanResult<PublishedPlan>> RestoreAsync(AgentIdentity by, int restored, int version, string reason, CancellationToken cancellationToken)
    {
        if (!IsReason(reason))
            return new() { Rejection = NoReason };
        if (await store.VersionAsync(by.Shop, restored, cancellationToken) is not { } earlier || await store.PublishedAsync(by.Shop, cancellationToken) is not { } published)
            return new() { Rejection = NoVersion };
        if (published.Version.Number != version)
            return new() { Lost = await OvertakenAsync(by.Shop, version, earlier.Plan, cancellationToken) };
        if (PlanDifference.Between(published.Plan, earlier.Plan).Count == 0)
            return new() { Rejection = NothingChanged };
        if (await CheckAsync(by.Shop, earlier.Plan, cancellationToken) is { } errors)
            return new() { Errors = errors };
        var draft = await DraftAsync(by.Shop, published, cancellationToken);
        return await WriteVersionAsync(by, published, earlier.Plan, reason, restored, draft.Changed ? null : FollowUp(by, draft), cancellationToken) is { } written
            ? new() { Value = written }
            : new() { Lost = await OvertakenAsync(by.Shop, version, earlier.Plan, cancellationToken) };
    }

    /// <summary>Why an account that is about to be made cannot take part like this, by field; null: it can.</summary>
    public async Task<Rejection?> RefusalOfAsync(ShopId shop, Enrolment enrolment, CancellationToken cancellationToken) =>
        await store.PublishedAsync(shop, cancellationToken) is { } published ? enrolment.RefusalBy(published.Plan) : NoShop;

    /// <summary>Publishes what is published with a new account in it. False: the plan does not allow it, or others published again and again just now.</summary>
    /// <param name="by">None: an operator of the installation, and nobody of the shop.</param>
    public async Task<bool> JoinAsync(Account account, Enrolment enrolment, AgentIdentity? by, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < JoinAttempts; attempt++)
        {
            if (await store.PublishedAsync(account.Shop, cancellationToken) is not { } published || enrolment.RefusalBy(published.Plan) is not null)
                return false;
            var (plan, draft) = (enrolment.In(published.Plan, account.Id), await DraftAsync(account.Shop, published, cancellationToken));
            if (await CheckAsync(account.Shop, plan, cancellationToken) is not null)
                return false;
            var version = new RoutingVersion(published.Version.Number + 1, by?.Agent, $"{account.Name} joined.", clock.GetUtcNow());
            // A draft that somebody works on would take the account out again.
            var followUp = draft with { Revision = draft.Revision + 1, Plan = enrolment.In(draft.Plan, account.Id) };
            if (!await store.PublishAsync(account.Shop, new(version, plan), followUp, cancellationToken))
                continue;
            if (by is not null)
                await TellAsync(by.Shop, by.Agent, AuditAction.PublishedRouting, version, cancellationToken);
            return true;
        }

        return false;
    }

    private async Task<PlanResult<RoutingDraft>> WriteDraftAsync(AgentIdentity by, int revision, RoutingPlan plan, bool changed, CancellationToken cancellationToken)
    {
        var before = await store.DraftAsync(by.Shop, cancellationToken);
        var draft = new RoutingDraft(revision + 1, plan, changed, by.Agent, clock.GetUtcNow());
        if (!await store.SaveDraftAsync(by.Shop, draft, cancellationToken))
            return new() { Lost = await LostAsync(by.Shop, revision, plan, cancellationToken) };
        // Not each of the many saves of one person at work.
        if (!changed)
            await audit.WriteAsync(by, AuditAction.DiscardedDraft, "", null, clock, cancellationToken);
        else if (before is not { Changed: true } || before.By != by.Agent)
            await audit.WriteAsync(by, AuditAction.ChangedDraft, "", null, clock, cancellationToken);
        return new() { Value = draft };
    }

    // None: another publication, or another draft, was faster.
    private async Task<PublishedPlan?> WriteVersionAsync(
        AgentIdentity by, PublishedPlan before, RoutingPlan plan, string reason, int? restored, RoutingDraft? draft, CancellationToken cancellationToken)
    {
        var version = new RoutingVersion(before.Version.Number + 1, by.Agent, reason.Trim(), clock.GetUtcNow(), restored);
        var published = new PublishedPlan(version, plan);
        if (!await store.PublishAsync(by.Shop, published, draft is null ? null : draft with { Plan = plan }, cancellationToken))
            return null;
        await TellAsync(by.Shop, by.Agent, restored is null ? AuditAction.PublishedRouting : AuditAction.RestoredRouting, version, cancellationToken);
        return published;
    }

    /// <summary>What just became the shop's latest version is kept in its audit, followed, and told its desks.</summary>
    internal async Task TellAsync(ShopId shop, AgentId by, AuditAction action, RoutingVersion version, CancellationToken cancellationToken)
    {
        await audit.AddAsync(new(shop, NewId.At(version.At), by, action, $"{version.Number}", version.Reason, version.At), cancellationToken);
        await publisher.AnnounceAsync(shop, version.Number, CancellationToken.None);
    }

    // The revision by which the draft follows what is published.
    private RoutingDraft FollowUp(AgentIdentity by, RoutingDraft draft) => new(draft.Revision + 1, draft.Plan, Changed: false, by.Agent, clock.GetUtcNow());

    internal async Task<RoutingDraft> DraftAsync(ShopId shop, PublishedPlan published, CancellationToken cancellationToken) =>
        await store.DraftAsync(shop, cancellationToken) switch
        {
            null => new(0, published.Plan, Changed: false, published.Version.By, published.Version.At),
            { Changed: false } draft => draft with { Plan = published.Plan },
            var draft => draft,
        };

    internal async Task<LostRace?> LostAsync(ShopId shop, int revision, RoutingPlan? yours, CancellationToken cancellationToken)
    {
        if (await store.PublishedAsync(shop, cancellationToken) is not { } published)
            return null;
        var current = await DraftAsync(shop, published, cancellationToken);
        var origin = await OriginAsync(shop, revision, cancellationToken);
        var was = origin ?? published.Plan;
        return new(current, published.Version.Number, origin is not null, PlanDifference.Between(was, current.Plan, yours ?? was));
    }

    // What was published after the version that somebody looked at, against what he wanted to have published over it.
    private async Task<LostRace?> OvertakenAsync(ShopId shop, int version, RoutingPlan wanted, CancellationToken cancellationToken)
    {
        if (await store.PublishedAsync(shop, cancellationToken) is not { } published)
            return null;
        var seen = (await store.VersionAsync(shop, version, cancellationToken))?.Plan;
        return new(await DraftAsync(shop, published, cancellationToken), published.Version.Number, seen is not null, PlanDifference.Between(seen ?? published.Plan, published.Plan, wanted));
    }

    private async Task<RoutingPlan?> OriginAsync(ShopId shop, int revision, CancellationToken cancellationToken) => revision == 0
        ? (await store.VersionAsync(shop, 1, cancellationToken))?.Plan
        : (await store.RevisionAsync(shop, revision, cancellationToken))?.Plan;

    internal async Task<PlanErrors?> CheckAsync(ShopId shop, RoutingPlan plan, CancellationToken cancellationToken)
    {
        var accounts = (await shops.AccountsAsync(shop, cancellationToken)).Select(account => account.Id).ToHashSet();
        return PlanRules.Check(plan, accounts) is { IsEmpty: false } errors ? errors : null;
    }

    internal static bool IsReason(string reason) => reason.Trim().Length is > 0 and <= MaxReasonLength && !reason.Any(char.IsControl);
}
