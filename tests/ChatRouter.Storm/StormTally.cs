namespace ChatRouter.Storm;

/// <summary>What came of a storm's sends.</summary>
/// <param name="Acked">Those that were taken.</param>
/// <param name="RateLimited">Those refused as too many.</param>
/// <param name="Other">Those refused otherwise.</param>
/// <param name="Unanswered">Those that had no answer yet when it was over.</param>
/// <param name="Cut">Clients that were cut off as abusive.</param>
/// <param name="Buyers">All clients.</param>
public sealed record StormTally(int Acked, int RateLimited, int Other, int Unanswered, int Cut, int Buyers)
{
    public override string ToString() => $"{Acked} acked, {RateLimited} rate limited, {Other} refused otherwise, {Unanswered} not answered yet, {Cut} of {Buyers} clients cut off as abusive";
}
