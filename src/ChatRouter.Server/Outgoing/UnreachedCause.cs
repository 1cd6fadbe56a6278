namespace ChatRouter.Server.Outgoing;

/// <summary>Why nobody answered.</summary>
public enum UnreachedCause
{
    /// <summary>The address's host is not known to the name service.</summary>
    UnknownHost,

    /// <summary>The host is in a private network.</summary>
    NotPublic,

    /// <summary>Its certificate is not trusted.</summary>
    NotTrusted,

    /// <summary>Nobody listens there, or the connection broke.</summary>
    NotReached,
}
