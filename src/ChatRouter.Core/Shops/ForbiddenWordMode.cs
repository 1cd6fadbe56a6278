namespace ChatRouter.Core.Shops;

/// <summary>What a forbidden word does. The numbers are stored.</summary>
public enum ForbiddenWordMode
{
    /// <summary>The agent is told, and may send.</summary>
    Warn = 0,

    /// <summary>Nothing that holds it is sent.</summary>
    Block = 1,
}
