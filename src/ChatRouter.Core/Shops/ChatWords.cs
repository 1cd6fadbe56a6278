namespace ChatRouter.Core.Shops;

/// <summary>What a shop's chat says in one language instead of its usual words: plain text, shown as it is written. None: of a group, the shop's; of the shop, the usual words of that language.</summary>
/// <param name="Welcome">In a chat in which nothing was said yet.</param>
/// <param name="OutOfHours">There too, while nobody is there to answer.</param>
/// <param name="Queue">One line more for who waits in the queue.</param>
/// <param name="Left">Once his message waits in the pool.</param>
/// <param name="Ended">When the conversation is over.</param>
public sealed record ChatWords(string? Welcome = null, string? OutOfHours = null, string? Queue = null, string? Left = null, string? Ended = null)
{
    public const int MaxLength = 200;

    /// <summary>Each by its name on the wire.</summary>
    public IEnumerable<(string Name, string? Text)> All() => [("welcome", Welcome), ("outOfHours", OutOfHours), ("queue", Queue), ("left", Left), ("ended", Ended)];
}
