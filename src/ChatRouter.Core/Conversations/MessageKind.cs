namespace ChatRouter.Core.Conversations;

/// <summary>What a message carries. The numbers are stored.</summary>
public enum MessageKind
{
    Text = 0,
    Image = 1,
    Product = 2,
    Order = 3,

    /// <summary>Seen by agents only; never sent to a buyer and never an answer.</summary>
    Note = 4,

    /// <summary>Takes back an earlier message of the same agent, and is no message itself: <see cref="Message.Recalls"/>.</summary>
    Recall = 5,

    /// <summary>How a message reads that was taken back: nothing is left of what it said. Never stored.</summary>
    Recalled = 6,
}
