using ChatRouter.Core.Shops;

namespace ChatRouter.Server.Accounts;

/// <summary>What an administrator sets of a member, whole.</summary>
public sealed record MemberDraft(string DisplayName, AccountRole Role, int Weight, int? Capacity, IReadOnlyList<GroupId> Groups, bool NoSplit)
{
    internal Account On(Account account) => account with
    {
        DisplayName = DisplayName.Trim(),
        Role = Role,
        Weight = Weight,
        Capacity = Capacity,
        Groups = Groups,
        NoSplit = NoSplit,
        // His tokens say what he was.
        SecurityStamp = Role == account.Role ? account.SecurityStamp : AccountChanges.NewStamp(),
    };
}
