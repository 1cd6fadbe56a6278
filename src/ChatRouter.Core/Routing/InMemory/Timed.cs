namespace ChatRouter.Core.Routing.InMemory;

/// <summary>Something that has a next moment; the dispatcher keeps only the earliest of each.</summary>
internal abstract class Timed
{
    /// <summary>No moment at all.</summary>
    public const long Never = long.MaxValue;

    public abstract string Key { get; }

    public int HeapIndex { get; set; } = -1;

    public long Due { get; set; }

    public DeadlineKind DeadlineKind { get; set; }
}
