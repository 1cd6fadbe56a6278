namespace ChatRouter.Server.Accounts;

/// <summary>Whether a shop owner can make a shop himself.</summary>
public enum SignUpMode
{
    /// <summary>The operator makes every shop.</summary>
    Closed = 0,

    /// <summary>A new shop serves buyers once the operator has let it.</summary>
    Review = 1,

    /// <summary>A new shop serves buyers at once.</summary>
    Open = 2,
}
