namespace ChatRouter.Core.Routing;

/// <summary>Members of a pool: each is in exactly one of offline, paused (Grace counts here), full, ineligible, busy, calm.</summary>
/// <remarks>The first that applies: offline, off duty, paused, weight 0 or noSplit, full, flap guard, busy, calm. <paramref name="Ineligible"/>: weight 0, noSplit, flap guard, off duty. Eligible = busy + calm, less the excluded.</remarks>
public readonly record struct PoolCounts(int Offline, int Paused, int Full, int Ineligible, int Busy, int Calm)
{
    public int Eligible => Busy + Calm;
}
