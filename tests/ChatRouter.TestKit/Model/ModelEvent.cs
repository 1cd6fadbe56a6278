namespace ChatRouter.TestKit.Model;

/// <summary>Something that happens in a shop. What is not possible just then does not happen.</summary>
public enum ModelEventKind
{
    Pass,
    Online,
    Connect,
    ConnectShortLease,
    DisconnectOne,
    Lose,
    Pause,
    Leave,
    LeaveForced,
    Buyer,
    BuyerInOrderState,
    BuyerByLink,
    BuyerToBot,
    BuyerToGroup,
    BuyerWithPriority,
    Reply,
    Dismiss,
    Touch,
    Bot,
    TransferToAgent,
    TransferToGroup,
    Take,
    Close,
    LeaveQueue,
    Reorder,
    OrderState,
    SetAgent,
    Configure,
    Restart,
    RestoreAgain,
    RepeatMessage,
    StaleAnswer,
}

/// <summary>One event of a random stream: plain numbers, so that any part of a stream can be played without the rest.</summary>
/// <param name="WaitMilliseconds">Time that passes before it.</param>
/// <param name="Kind">What happens.</param>
/// <param name="Shop">In which of the shops.</param>
/// <param name="Agent">Which of its agents.</param>
/// <param name="Buyer">Which of its buyers.</param>
/// <param name="Value">Whatever else has to be chosen.</param>
public readonly record struct ModelEvent(int WaitMilliseconds, ModelEventKind Kind, int Shop, int Agent, int Buyer, int Value)
{
    public override string ToString() => $"+{WaitMilliseconds} ms {Kind} shop {Shop} agent {(char)('a' + Agent)} buyer x{Buyer} value {Value}";
}
