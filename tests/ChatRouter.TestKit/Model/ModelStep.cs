namespace ChatRouter.TestKit.Model;

/// <summary>What the checker has to know of the step that is being played.</summary>
public sealed record ModelStep
{
    /// <summary>Timers only.</summary>
    public bool Due { get; init; }

    public ModelEventKind Kind { get; init; }

    /// <summary>The buyer whose conversation the step is about.</summary>
    public BuyerId? Buyer { get; init; }

    /// <summary>The agent of the link, the receiver of a transfer, or who takes.</summary>
    public AgentId? Agent { get; init; }

    public GroupId? Group { get; init; }

    public AgentId? Giver { get; init; }
}
