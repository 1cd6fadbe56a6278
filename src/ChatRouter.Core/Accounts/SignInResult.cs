namespace ChatRouter.Core.Accounts;

/// <summary>What came of an attempt to sign in. The numbers are stored.</summary>
public enum SignInResult
{
    SignedIn = 0,

    /// <summary>The password was wrong, or the account was disabled.</summary>
    Refused = 1,

    /// <summary>The account was locked just then, whatever the password.</summary>
    LockedOut = 2,
}
