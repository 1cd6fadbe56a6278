using System.Text.Json;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;

namespace ChatRouter.Core.Supervision;

/// <summary>What a supervisor can do in his shop. Whatever was done stands in the audit.</summary>
/// <remarks>
/// The entry is written after the step, before its answer: a step that was refused leaves none, and one whose entry could not be written
/// answers as not available and can be repeated. Reading along is the exception: its entry is written before anything is shown.
/// </remarks>
public sealed class Oversight(
    AgentConversations conversations, AgentPresence presence, IDispatcher dispatcher, Placements placements, IJournal journal, IShopStore shops,
    IAuditStore audit, IDelivery delivery, TimeProvider clock)
{
    /// <summary>Of why something is done to somebody.</summary>
    public const int MaxReasonLength = 200;

    private const int LatestMessages = 50;
    private const int MaxNoticeLength = 500;

    /// <summary>Begins to read along: neither the buyer nor the agent can tell.</summary>
    public async Task<Result<WatchedConversation>> WatchAsync(AgentIdentity supervisor, ConversationId id, CancellationToken cancellationToken)
    {
        if (await journal.FindAsync(supervisor.Shop, id, cancellationToken) is not { } conversation)
            return Rejections.UnknownConversation;
        await audit.WriteAsync(supervisor, AuditAction.Watched, id.Value, null, clock, cancellationToken);
        var messages = await journal.ReadAsync(supervisor.Shop, id, Math.Max(0, conversation.LastSeq - LatestMessages), LatestMessages, cancellationToken);
        var contact = (await conversations.ContextAsync(supervisor, id, cancellationToken)).Value?.Contact;
        return new WatchedConversation(AgentConversation.Of(conversation), messages, contact);
    }

    /// <summary>Says something to the agent that the buyer never sees: a note in the conversation. Repeatable by the client id.</summary>
    public async Task<Result<Sent>> WhisperAsync(AgentIdentity supervisor, ConnectionId from, ConversationId id, string clientMsgId, string text, CancellationToken cancellationToken)
    {
        var noted = await conversations.NoteAsync(supervisor, from, id, clientMsgId, text, cancellationToken);
        if (noted.Succeeded(out _, out _))
            await audit.WriteAsync(supervisor, AuditAction.Whispered, id.Value, null, clock, cancellationToken);
        return noted;
    }

    /// <summary>Takes the conversation himself. He must be online at his desk, where it appears.</summary>
    public Task<Rejection?> TakeOverAsync(AgentIdentity supervisor, ConversationId id, CancellationToken cancellationToken) =>
        DoAsync(supervisor, AuditAction.TookOver, id.Value, null, () => conversations.TakeAsync(supervisor, id, cancellationToken), cancellationToken);

    /// <summary>Gives the conversation to an agent or a group, whose rules then apply; both are told who did it and why.</summary>
    public Task<Rejection?> AssignAsync(AgentIdentity supervisor, ConversationId id, AgentId? toAgent, GroupId? toGroup, string reason, string? note, CancellationToken cancellationToken) =>
        DoAsync(
            supervisor, AuditAction.Assigned, id.Value, $"{(toAgent is null ? "group" : "agent")} {toAgent?.Value ?? toGroup?.Value}: {reason}",
            () => conversations.TransferAsync(supervisor, id, toAgent, toGroup, reason, note, cancellationToken), cancellationToken);

    /// <summary>Gives a waiting conversation another class, 0 to 3, or <see cref="ReorderConversation.Front"/>; why stands in its history.</summary>
    public async Task<Rejection?> ReorderAsync(AgentIdentity supervisor, ConversationId id, int to, string reason, CancellationToken cancellationToken)
    {
        if (to is < 0 or > ReorderConversation.Front || MessageRules.CheckText(reason) is not null || reason.Length > MaxReasonLength)
            return new(ErrorCode.InvalidArgument, "A place in the queue is a class from 0 to 3, or 4 for the front. Say why, in at most 200 characters.");
        if (await journal.FindAsync(supervisor.Shop, id, cancellationToken) is not { } conversation)
            return Rejections.UnknownConversation;
        var result = await dispatcher.ReorderAsync(new(supervisor.Shop, id, to, conversation.Version, clock.GetUtcNow()), cancellationToken);
        await placements.ApplyAsync(result, cancellationToken, supervisor.Agent, reason);
        if (result.Refusal is RefusalCode.Stale or RefusalCode.UnknownConversation)
            return Rejections.NotWaiting;
        if (Rejections.Of(result) is { } rejected)
            return rejected;
        await audit.WriteAsync(supervisor, AuditAction.Reordered, id.Value, $"{(to == ReorderConversation.Front ? "front" : $"class {to}")}: {reason}", clock, cancellationToken);
        return null;
    }

    public Task<Rejection?> CloseAsync(AgentIdentity supervisor, ConversationId id, CancellationToken cancellationToken) =>
        DoAsync(supervisor, AuditAction.Closed, id.Value, null, () => conversations.CloseAsync(supervisor, id, cancellationToken), cancellationToken);

    /// <summary>Changes an agent's state, with open turns as well: going offline routes them again at once. His desk shows who did it and why.</summary>
    public async Task<Result<AgentState>> ForceStateAsync(AgentIdentity supervisor, AgentId id, WantedState wanted, string reason, CancellationToken cancellationToken)
    {
        if (MessageRules.CheckText(reason) is not null || reason.Length > MaxReasonLength)
            return new Rejection(ErrorCode.InvalidArgument, "Say why, in at most 200 characters.");
        if (await shops.FindAccountAsync(supervisor.Shop, id, cancellationToken) is not { Enabled: true } account || !account.Role.Serves())
            return Rejections.UnknownTarget;
        var forced = await presence.SetStateAsync(AgentIdentity.Of(account), wanted, null, force: true, cancellationToken);
        if (!forced.Succeeded(out var state, out _))
            return forced;
        await audit.WriteAsync(supervisor, AuditAction.ForcedState, id.Value, $"{JsonNamingPolicy.CamelCase.ConvertName(wanted.ToString())}: {reason}", clock, cancellationToken);
        delivery.ToAgent(supervisor.Shop, id, new StateForced(state, supervisor.Name, reason, clock.GetUtcNow()));
        return forced;
    }

    /// <summary>Says something to every agent who is connected.</summary>
    public async Task<Rejection?> NotifyAsync(AgentIdentity supervisor, string text, CancellationToken cancellationToken)
    {
        if (MessageRules.CheckText(text) is { } invalid)
            return invalid;
        if (text.Length > MaxNoticeLength)
            return new(ErrorCode.TextTooLong, "A notice has at most 500 characters.");
        await audit.WriteAsync(supervisor, AuditAction.PostedNotice, "", null, clock, cancellationToken);
        delivery.ToAgents(supervisor.Shop, new NoticePosted(supervisor.Name, text, clock.GetUtcNow()));
        return null;
    }

    private async Task<Rejection?> DoAsync(AgentIdentity supervisor, AuditAction action, string target, string? detail, Func<Task<Rejection?>> step, CancellationToken cancellationToken)
    {
        if (await step() is { } rejected)
            return rejected;
        await audit.WriteAsync(supervisor, action, target, detail, clock, cancellationToken);
        return null;
    }
}
