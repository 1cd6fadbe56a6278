namespace ChatRouter.Core.Shops;

/// <summary>What an account may do. The numbers are stored.</summary>
public enum AccountRole
{
    Agent = 0,

    /// <summary>May do what agents may.</summary>
    Supervisor = 1,

    /// <summary>May do what supervisors may.</summary>
    Admin = 2,

    /// <summary>运维: looks at how everything runs and is set, at no conversation, and serves nobody.</summary>
    Ops = 3,
}
