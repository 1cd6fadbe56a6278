namespace ChatRouter.Core.Shops;

/// <summary>A break (小休) that an agent takes.</summary>
/// <param name="Reason">In the shop's words or his own, or one of <see cref="BuiltIn"/>; none: somebody else paused him.</param>
/// <param name="Since">When he said so.</param>
public sealed record Pause(string? Reason, DateTimeOffset Since)
{
    public const int MaxReasonLength = 60;

    /// <summary>What a shop without reasons of its own offers: clients show them in their reader's language.</summary>
    public static readonly IReadOnlyList<string> BuiltIn = ["break", "meal", "training"];
}
