namespace ChatRouter.Core.Supervision.Figures;

/// <summary>What is kept of a conversation's turns.</summary>
internal interface ITurns
{
    /// <summary>A turn ended; in the order in which they did.</summary>
    void Add(Turn ended);
}
