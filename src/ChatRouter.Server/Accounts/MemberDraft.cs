using ChatRouter.Core.Shops;

namespace ChatRouter.Server.Accounts;

/// <summary>What an administrator sets of a member, whole. How he takes part in routing is the plan's to say.</summary>
public sealed record MemberDraft(string DisplayName, AccountRole Role)
{
    internal Account On(Account account) => account with
    {
        DisplayName = DisplayName.Trim(),
        Role = Role,
        // His tokens say what he was.
        SecurityStamp = Role == account.Role ? account.SecurityStamp : AccountChanges.NewStamp(),
    };
}
