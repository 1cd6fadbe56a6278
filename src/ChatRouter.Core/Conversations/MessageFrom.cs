namespace ChatRouter.Core.Conversations;

/// <summary>Who speaks. The numbers are stored.</summary>
public enum MessageFrom
{
    Buyer = 0,
    Agent = 1,
    Bot = 2,
    System = 3,
}
