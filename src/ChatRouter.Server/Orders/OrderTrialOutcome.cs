namespace ChatRouter.Server.Orders;

/// <summary>How asking a connector once ended.</summary>
public enum OrderTrialOutcome
{
    Answered,

    /// <summary>Not within <see cref="OrderOptions.Timeout"/>.</summary>
    TooSlow,

    /// <summary>The address's host is not known to the name service.</summary>
    UnknownHost,

    /// <summary>The host is in a private network, which connectors may not be in.</summary>
    NotPublic,

    /// <summary>Its certificate is not trusted.</summary>
    NotTrusted,

    /// <summary>Nobody listens there, or the connection broke.</summary>
    NotReached,

    /// <summary>The answer's status was not 200.</summary>
    Refused,

    /// <summary>The answer is not as it must be.</summary>
    NotUsable,
}
