namespace ChatRouter.Server.Api;

/// <summary>Whether a member can sign in.</summary>
public enum MemberStatus
{
    /// <summary>Not yet: no password was set.</summary>
    Invited = 0,
    Active = 1,
    Disabled = 2,
}
