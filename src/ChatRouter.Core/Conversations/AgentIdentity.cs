using ChatRouter.Core.Shops;

namespace ChatRouter.Core.Conversations;

/// <summary>The agent behind a connection, as the session proved him.</summary>
/// <param name="SecurityStamp">The account's when he signed in; another one there means that the session ended.</param>
/// <param name="Session">The sign-in by which he is here; none where he acts by none.</param>
public sealed record AgentIdentity(ShopId Shop, AgentId Agent, string Name, AccountRole Role, string SecurityStamp, string? Session = null)
{
    /// <summary>It is nobody, but an API key of the shop: software that acts for the shop, and has no desk.</summary>
    public bool IsKey { get; init; }

    /// <summary>An account as the identity behind its sessions.</summary>
    public static AgentIdentity Of(Account account, string? session = null) =>
        new(account.Shop, account.Id, account.DisplayName, account.Role, account.SecurityStamp, session);
}
