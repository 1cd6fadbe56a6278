namespace ChatRouter.Core.Routing;

/// <summary>What a step did. The numbers are the return codes of the Lua scripts.</summary>
public enum DispatchOutcome
{
    /// <summary>Done; for a conversation: see <see cref="DispatchResult.Subject"/>.</summary>
    Done = 0,

    /// <summary>Refused, nothing changed: see <see cref="DispatchResult.Refusal"/>.</summary>
    Refused = 1,

    /// <summary>Known already or older than what is known: nothing changed.</summary>
    Ignored = 2,
}
