namespace ChatRouter.Core.Shops;

/// <summary>How the roles stand to each other.</summary>
public static class AccountRoles
{
    /// <summary>May do what the other may. Operators stand apart.</summary>
    public static bool Includes(this AccountRole role, AccountRole other) =>
        role == other || (role != AccountRole.Ops && other != AccountRole.Ops && role > other);

    /// <summary>May give that role, and change who has it.</summary>
    public static bool MayGive(this AccountRole role, AccountRole given) => role == AccountRole.Admin || role.Includes(given);

    /// <summary>Can be given conversations.</summary>
    public static bool Serves(this AccountRole role) => role != AccountRole.Ops;
}
