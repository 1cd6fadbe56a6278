using System.Text.Json;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Conversations;

/// <summary>Outcomes of journal and dispatcher as refusals that a client may see.</summary>
internal static class Rejections
{
    /// <summary>Absent and foreign conversations answer alike.</summary>
    public static readonly Rejection UnknownConversation = new(ErrorCode.UnknownConversation, "There is no such conversation.");

    public static readonly Rejection NotOwner = new(ErrorCode.NotOwner, "The conversation is with somebody else by now.");

    public static readonly Rejection NotWithBot = new(ErrorCode.NotWithBot, "The bot does not have this buyer, or not any more.");

    private static readonly Rejection TooManyUnanswered = new(ErrorCode.TooManyUnanswered, "The shop allows no more messages in a row that the buyer has not answered. Wait until he writes.");

    public static readonly Rejection NotWaiting = new(ErrorCode.NotWaiting, "The buyer is being served already, or has gone.");

    public static readonly Rejection UnknownTarget = new(ErrorCode.UnknownTarget, "There is no such agent or group.");

    public static readonly Rejection UnknownTag = new(ErrorCode.UnknownTag, "The shop has no such tag.");

    public static readonly Rejection UnknownMessage = new(ErrorCode.UnknownMessage, "There is no such message of yours.");

    public static readonly Rejection RecallTooLate = new(ErrorCode.RecallTooLate, "A message can be taken back for two minutes.");

    private static readonly Rejection Closed = new(ErrorCode.ConversationClosed, "The conversation has ended.");

    public static readonly Rejection Full = new(ErrorCode.StorageFull, "The server cannot store anything at the moment. Keep your text and try again.", TimeSpan.FromSeconds(10));

    /// <summary>None when the message is stored.</summary>
    public static Rejection? Of(AppendOutcome outcome) => outcome switch
    {
        AppendOutcome.Appended or AppendOutcome.Duplicate => null,
        AppendOutcome.IdempotencyConflict => new(ErrorCode.IdempotencyConflict, "This clientMsgId was used for another message."),
        AppendOutcome.ConversationClosed => Closed,
        AppendOutcome.NotOwner => NotOwner,
        AppendOutcome.StorageFull => Full,
        AppendOutcome.NotWithBot => NotWithBot,
        AppendOutcome.Unanswered => TooManyUnanswered,
        _ => UnknownConversation,
    };

    /// <summary>None when it ended, now or before.</summary>
    public static Rejection? Of(EndOutcome outcome) => outcome switch
    {
        EndOutcome.Ended or EndOutcome.EndedBefore => null,
        EndOutcome.NotOwner => NotOwner,
        EndOutcome.StorageFull => Full,
        _ => UnknownConversation,
    };

    /// <summary>None when the dispatcher did it or had done it before.</summary>
    public static Rejection? Of(DispatchResult result) => result.Outcome != DispatchOutcome.Refused ? null : result.Refusal switch
    {
        RefusalCode.OpenTurns => new(ErrorCode.OpenTurns, "Buyers are waiting for a reply. Answer them, hand them over, or leave by force."),
        RefusalCode.TargetOffline => new(ErrorCode.TargetOffline, "Nobody there is online."),
        RefusalCode.UnknownConversation => UnknownConversation,
        RefusalCode.UnknownAgent or RefusalCode.UnknownGroup => UnknownTarget,
        RefusalCode.AgentDisabled => new(ErrorCode.Forbidden, "This account was disabled."),
        RefusalCode.OneGroup => new(ErrorCode.InvalidArgument, "The shop allows one group for each agent."),
        RefusalCode.Stale => new(ErrorCode.Stale, "The conversation has changed. Look again."),
        RefusalCode.NotOwner => NotOwner,
        var code => new(JsonNamingPolicy.CamelCase.ConvertName(code.ToString()), "This is not possible at the moment."),
    };
}
