using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision;

namespace ChatRouter.Core.Phrases;

/// <summary>What an agent can do with quick phrases: use those of his shop, his groups and his own, and change what is his to change.</summary>
/// <remarks>An API key looks after what the shop and its groups share, and after nobody's own. Changes of what is not his alone stand in the audit.</remarks>
public sealed class QuickPhrases(IPhraseStore phrases, IShopStore shops, IAuditStore audit, TimeProvider clock)
{
    private static readonly Rejection Unknown = new(ErrorCode.NotFound, "There is no such phrase.");

    private static readonly Rejection NotYours = new(ErrorCode.Forbidden, "Phrases of the shop are changed by administrators, those of a group by supervisors.");

    private static readonly Rejection NoDesk = new(ErrorCode.Forbidden, "An API key has no desk, and so no phrases of its own. Make it the shop's or a group's: scope shop, or group with a groupId.");

    private static readonly Rejection UnknownGroup = new(ErrorCode.UnknownTarget, "There is no such group.");

    private static readonly Rejection Full = new(ErrorCode.TooManyPhrases, "No more phrases fit. Delete some that nobody uses.");

    /// <summary>Shop › group › personal. Supervisors see every group's, since they look after them.</summary>
    public async Task<IReadOnlyList<QuickPhrase>> OfDeskAsync(AgentIdentity agent, CancellationToken cancellationToken)
    {
        var all = await phrases.OfDeskAsync(agent.Shop, agent.Agent, cancellationToken);
        if (agent.Role.Includes(AccountRole.Supervisor))
            return all;
        var groups = (await shops.FindAsync(agent.Shop, cancellationToken))?.RoutingOf(agent.Agent).Groups ?? [];
        return [.. all.Where(phrase => phrase.Group is not { } group || groups.Contains(group))];
    }

    public async Task<Result<QuickPhrase>> CreateAsync(AgentIdentity agent, PhraseDraft draft, CancellationToken cancellationToken)
    {
        if (await RefusalOfAsync(agent, draft, cancellationToken) is { } refused)
            return refused;
        var phrase = ToPhrase(agent, new(NewId.At(clock.GetUtcNow())), draft);
        if (!HasRoom(await phrases.OfDeskAsync(agent.Shop, agent.Agent, cancellationToken), [phrase], draft.Scope, draft.Scope == PhraseScope.Personal ? PhraseRules.MaxPersonal : PhraseRules.MaxShared))
            return Full;
        await phrases.SaveAsync(phrase, cancellationToken);
        await TellAsync(agent, phrase, "added", cancellationToken);
        return phrase;
    }

    /// <summary>Stores all of them, or none when one is unfit: its faults are named below <c>phrases.{index}</c>. One of the same scope, group and title is replaced; it keeps its code and initials where the draft says nothing of them.</summary>
    /// <param name="checkOnly">Tells what would be done, and does nothing.</param>
    public async Task<Result<PhraseImport>> ImportAsync(AgentIdentity agent, IReadOnlyList<PhraseDraft> drafts, bool checkOnly, CancellationToken cancellationToken)
    {
        if (drafts.Select(draft => RefusalOf(agent, draft.Scope)).FirstOrDefault(refusal => refusal is not null) is { } refused)
            return refused;
        var groups = (await shops.FindAsync(agent.Shop, cancellationToken))?.Groups ?? [];
        if (PhraseRules.Check(drafts, groups.Select(group => group.Id).ToHashSet()) is { } unfit)
            return unfit;
        var present = await phrases.OfDeskAsync(agent.Shop, agent.Agent, cancellationToken);
        var known = present.ToLookup(phrase => (phrase.Scope, phrase.Group, phrase.Title));
        var wanted = drafts.Select(draft => known[PhraseRules.KeyOf(draft)].FirstOrDefault() is { } before
            ? ToPhrase(agent, before.Id, draft with { Code = draft.Code ?? before.Code, Initials = draft.Initials ?? before.Initials })
            : ToPhrase(agent, new(NewId.At(clock.GetUtcNow())), draft)).ToList();
        var added = wanted.ExceptBy(present.Select(phrase => phrase.Id), phrase => phrase.Id).ToList();
        if (!HasRoom(present, added, PhraseScope.Personal, PhraseRules.MaxPersonal) || !HasRoom(present, added, PhraseScope.Shop, PhraseRules.MaxShared))
            return Full;
        if (!checkOnly)
            await ImportAsync(agent, wanted, cancellationToken);
        return new PhraseImport(added.Count, wanted.Count - added.Count);
    }

    /// <summary>Replaces all of it; what was once somebody's own may become the shop's.</summary>
    /// <param name="seen">The revision that its editor saw; none: he does not care.</param>
    public async Task<Result<QuickPhrase>> ChangeAsync(AgentIdentity agent, PhraseId id, PhraseDraft draft, string? seen, CancellationToken cancellationToken)
    {
        if (RefusalOf(agent, await phrases.FindAsync(agent.Shop, id, cancellationToken)) is { } foreign)
            return foreign;
        if (await RefusalOfAsync(agent, draft, cancellationToken) is { } refused)
            return refused;
        QuickPhrase? present = null;
        var phrase = await phrases.ChangeAsync(
            agent.Shop, id, stored => RefusalOf(agent, present = stored, seen) is null ? ToPhrase(agent, id, draft) : null, cancellationToken);
        if (phrase is null)
            return RefusalOf(agent, present, seen)!;
        if (AuditDetail.OfFields(
            ("scope", present!.Scope, phrase.Scope), ("group", present.Group, phrase.Group), ("title", present.Title, phrase.Title),
            ("code", present.Code, phrase.Code), ("initials", present.Initials, phrase.Initials), ("text", present.Text, phrase.Text)) is { } changes)
            await TellAsync(agent, present.Scope == PhraseScope.Personal ? phrase : present, changes, cancellationToken);
        return phrase;
    }

    /// <inheritdoc cref="ChangeAsync" path="/param"/>
    public async Task<Rejection?> DeleteAsync(AgentIdentity agent, PhraseId id, string? seen, CancellationToken cancellationToken)
    {
        QuickPhrase? present = null;
        if (!await phrases.DeleteAsync(agent.Shop, id, stored => RefusalOf(agent, present = stored, seen) is null, cancellationToken))
            return RefusalOf(agent, present, seen);
        if (present is null)
            return Unknown;
        await TellAsync(agent, present, "deleted", cancellationToken);
        return null;
    }

    private async Task ImportAsync(AgentIdentity agent, IReadOnlyList<QuickPhrase> wanted, CancellationToken cancellationToken)
    {
        await phrases.SaveAllAsync(agent.Shop, wanted, cancellationToken);
        if (wanted.Count(IsShared) is > 0 and var shared)
            await audit.WriteAsync(agent, AuditAction.ChangedPhrases, "", $"imported: {shared}", clock, cancellationToken);
    }

    // What somebody keeps for himself is nobody's business.
    private Task TellAsync(AgentIdentity agent, QuickPhrase phrase, string what, CancellationToken cancellationToken) => IsShared(phrase)
        ? audit.WriteAsync(agent, AuditAction.ChangedPhrases, phrase.Title, what, clock, cancellationToken)
        : Task.CompletedTask;

    private static bool IsShared(QuickPhrase phrase) => phrase.Scope != PhraseScope.Personal;

    private async Task<Rejection?> RefusalOfAsync(AgentIdentity agent, PhraseDraft draft, CancellationToken cancellationToken)
    {
        if (PhraseRules.Check(draft) is { } invalid)
            return invalid;
        if (RefusalOf(agent, draft.Scope) is { } refused)
            return refused;
        return draft.Group is { } group && (await shops.FindAsync(agent.Shop, cancellationToken))?.Groups.Any(known => known.Id == group) != true ? UnknownGroup : null;
    }

    private static QuickPhrase ToPhrase(AgentIdentity agent, PhraseId id, PhraseDraft draft) => new()
    {
        Shop = agent.Shop,
        Id = id,
        Scope = draft.Scope,
        Group = draft.Group,
        Agent = draft.Scope == PhraseScope.Personal ? agent.Agent : null,
        Title = draft.Title.Trim(),
        Code = draft.Code ?? "",
        Initials = draft.Initials ?? Shorten(PinyinInitials.Of(draft.Title)),
        Text = draft.Text.Trim(),
    };

    // What a shop shares is counted together, its groups' phrases among it.
    private static bool HasRoom(IReadOnlyList<QuickPhrase> present, IReadOnlyList<QuickPhrase> added, PhraseScope scope, int most)
    {
        bool Counts(QuickPhrase phrase) => phrase.Scope == PhraseScope.Personal == (scope == PhraseScope.Personal);
        return !added.Any(Counts) || present.Count(Counts) + added.Count(Counts) <= most;
    }

    // A colleague's own phrase is as absent as one of another shop.
    private static Rejection? RefusalOf(AgentIdentity agent, QuickPhrase? phrase, string? seen = null) => phrase switch
    {
        null => Unknown,
        { Agent: { } owner } when owner != agent.Agent => Unknown,
        _ when RefusalOf(agent, phrase.Scope) is { } refused => refused,
        _ => seen is null || seen == new Revised<QuickPhrase>(phrase).Revision ? null : ShopEditor.Conflict,
    };

    private static Rejection? RefusalOf(AgentIdentity agent, PhraseScope scope) => scope switch
    {
        PhraseScope.Personal => agent.IsKey ? NoDesk : null,
        _ when agent.IsKey => null,
        PhraseScope.Shop => agent.Role.Includes(AccountRole.Admin) ? null : NotYours,
        _ => agent.Role.Includes(AccountRole.Supervisor) ? null : NotYours,
    };

    private static string Shorten(string initials) => initials.Length <= PhraseRules.MaxCodeLength ? initials : initials[..PhraseRules.MaxCodeLength];
}
