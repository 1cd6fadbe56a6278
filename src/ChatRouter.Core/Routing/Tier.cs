namespace ChatRouter.Core.Routing;

/// <summary>Who competed in a pool: those not busy, or, all being busy, everybody.</summary>
public enum Tier
{
    None = 0,
    Calm = 1,
    Busy = 2,
}
