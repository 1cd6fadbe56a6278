namespace ChatRouter.Core.Accounts;

/// <summary>What a link lets its holder do. The numbers are stored.</summary>
public enum AccountLinkKind
{
    /// <summary>Join: set the first password, and what colleagues and buyers see.</summary>
    Invitation = 0,

    /// <summary>Set a new password.</summary>
    PasswordReset = 1,
}
