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
}
