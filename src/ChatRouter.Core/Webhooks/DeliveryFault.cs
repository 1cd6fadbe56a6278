namespace ChatRouter.Core.Webhooks;

/// <summary>Why a request was not taken. The numbers are stored.</summary>
public enum DeliveryFault
{
    /// <summary>The answer's status was not 2xx. Redirects are not followed.</summary>
    Refused = 0,
    TooSlow = 1,

    /// <summary>The address's host is not known to the name service.</summary>
    UnknownHost = 2,

    /// <summary>The host is in a private network, which webhooks may not be in.</summary>
    NotPublic = 3,

    /// <summary>Its certificate is not trusted.</summary>
    NotTrusted = 4,

    /// <summary>Nobody listens there, or the connection broke.</summary>
    NotReached = 5,
}
