namespace ChatRouter.Server.Auth;

/// <summary>Who may do what. Whatever names no policy is refused.</summary>
public static class Policies
{
    public const string Buyer = nameof(Buyer);
    public const string Agent = nameof(Agent);

    /// <summary>A supervisor or admin of a shop.</summary>
    public const string Supervisor = nameof(Supervisor);

    /// <summary>A television with a token that was not revoked.</summary>
    public const string Kiosk = nameof(Kiosk);

    /// <summary>Signed in as anybody: to get a ticket, to sign out.</summary>
    public const string SignedIn = nameof(SignedIn);

    /// <summary>A buyer, or somebody who may serve one: may send images and fetch them.</summary>
    public const string Talker = nameof(Talker);

    /// <summary>A member's session over HTTP, whatever his role: for what is his own.</summary>
    public const string Member = nameof(Member);

    /// <summary>The same, of whoever may serve buyers: everybody but operators.</summary>
    public const string Desk = nameof(Desk);

    /// <summary>The session of an operator or an administrator: may read how the installation runs.</summary>
    public const string SystemReader = nameof(SystemReader);

    /// <summary>The same, of an administrator.</summary>
    public const string ShopAdmin = nameof(ShopAdmin);

    /// <summary>Operators: a token, or the loopback interface where no token is configured.</summary>
    public const string Operator = nameof(Operator);
}
