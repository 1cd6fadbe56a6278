namespace ChatRouter.Core.Webhooks;

/// <summary>How far a delivery is. The numbers are stored.</summary>
public enum DeliveryState
{
    /// <summary>To be sent, for the first time or again.</summary>
    Waiting = 0,
    Delivered = 1,

    /// <summary>Tried for as long as it may be; waits for an administrator.</summary>
    Failed = 2,
}
