using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Metrics;
using Microsoft.Extensions.Logging;

namespace ChatRouter.Core.Routing;

/// <summary>Carries out what the dispatcher decided: commits each decision to the journal, then announces it.</summary>
/// <remarks>
/// The dispatcher proposes, the journal decides: a refused decision is taken back by telling the dispatcher the truth, and what it then
/// decides is carried out in turn. A decision that the database cannot take just now is tried again until it can.
/// </remarks>
public sealed class Placements(IJournal journal, IDispatcher dispatcher, Announcer announcer, RoutingWork work, RoutingMetrics metrics, TimeProvider clock, ILogger<Placements> logger)
{
    // About a batch of the journal: fewer would leave it idle, and more would keep other shops waiting.
    private const int StepsAtOnce = 256;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);

    private readonly ShopTurns _turns = new(StepsAtOnce);

    /// <summary>Takes the dispatcher's step and carries out what it decides. Nobody waits for it, and a dispatcher that is away learns of it by the reconciler.</summary>
    /// <param name="placed">What follows once it is carried out, with where the conversation then is; not where the step was refused.</param>
    /// <remarks>A shop's steps begin in the order of the calls.</remarks>
    public void Begin(ShopId shop, ConversationId conversation, Func<IDispatcher, ValueTask<DispatchResult>> step, Func<Decision, Task>? placed = null) =>
        work.Run(shop, conversation, async () =>
        {
            DispatchResult? result = null;
            await _turns.RunAsync(shop, async () => await ApplyAsync(result = await step(dispatcher), CancellationToken.None));
            if (placed is not null && result is { Outcome: DispatchOutcome.Done, Subject: { } subject })
                await placed(subject);
        });

    /// <summary>Completes when every decision of the result is committed and announced.</summary>
    /// <remarks>A refused step is applied as well: timers that fired before it have decided something.</remarks>
    public async Task ApplyAsync(DispatchResult result, CancellationToken cancellationToken, AgentId? by = null, string? remark = null)
    {
        announcer.AgentsChanged(result);
        if (result.Decisions.Count > 0)
            await Task.WhenAll(result.Decisions.Select(decision => CommitAsync(result.Shop, decision, ByOf(result, decision, by), remark, cancellationToken)));
        announcer.QueueMoved(result);
    }

    private static AgentId? ByOf(DispatchResult result, Decision decision, AgentId? by) =>
        result.Subject?.Conversation == decision.Conversation ? by : null;

    private async Task CommitAsync(ShopId shop, Decision decision, AgentId? by, string? remark, CancellationToken cancellationToken)
    {
        var command = new PlaceConversation(shop, decision, by, by is null ? null : remark);
        for (var delay = FirstDelay; ; delay = Shorter(delay * 2, LongestDelay))
        {
            var (done, cause) = await TryCommitAsync(command, cancellationToken);
            if (done)
                return;
            logger.CommitDelayed(decision.Conversation, (long)delay.TotalMilliseconds, cause);
            await Task.Delay(delay, clock, cancellationToken);
        }
    }

    private async Task<(bool Done, string Cause)> TryCommitAsync(PlaceConversation command, CancellationToken cancellationToken)
    {
        PlaceResult result;
        try
        {
            result = await journal.PlaceAsync(command, cancellationToken);
        }
        catch (JournalUnavailableException exception)
        {
            return (false, exception.Message);
        }

        var decision = command.Decision;
        switch (result.Outcome)
        {
            case PlaceOutcome.StorageFull:
                return (false, "storage full");
            case PlaceOutcome.Placed:
            case PlaceOutcome.Refused when WasPlacedBefore(decision, result.Conversation!):
                logger.Placed(decision.Conversation, decision.Placement, decision.Owner, decision.Reason);
                metrics.Placed(decision);
                await announcer.PlacedAsync(command, result.Conversation!, cancellationToken);
                return (true, "");
            case PlaceOutcome.Refused when IsAhead(decision, result.Conversation!):
                return (false, "an earlier decision is on its way");
            default:
                logger.Refused(decision.Conversation, decision.ExpectedVersion, result.Conversation?.Version);
                await RestoreAsync(command.Shop, decision, cancellationToken);
                return (true, "");
        }
    }

    // After an unknown commit the repeated command meets its own result.
    private static bool WasPlacedBefore(Decision decision, ConversationRecord conversation) =>
        conversation.Version == decision.ExpectedVersion + 1 && conversation.Owner == decision.Owner && conversation.Placement == decision.Placement;

    // Two decisions on one conversation may be handed in out of order; the later one waits for the earlier.
    private static bool IsAhead(Decision decision, ConversationRecord conversation) =>
        conversation.Placement != Placement.Closed && conversation.Version < decision.ExpectedVersion;

    private async Task RestoreAsync(ShopId shop, Decision decision, CancellationToken cancellationToken)
    {
        var truth = await journal.TruthAsync(shop, decision.Conversation, cancellationToken);
        var at = clock.GetUtcNow();
        var result = truth is null or { Placement: Placement.Closed }
            ? await dispatcher.CloseAsync(new(shop, decision.Conversation, at), cancellationToken)
            : await dispatcher.RestoreAsync(new() { Shop = shop, Conversations = [truth], At = at }, cancellationToken);
        await ApplyAsync(result, cancellationToken);
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
