namespace ChatRouter.IntegrationTests.Faults;

/// <summary>Time that people and clients let pass: between two messages, before another attempt.</summary>
internal static class Rest
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWhenTold = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Told = TimeSpan.FromSeconds(1);

    public static async Task ForAsync(TimeSpan time, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(time < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : time);
        await timer.WaitForNextTickAsync(cancellation);
    }

    /// <summary>Full jitter, as our clients have it.</summary>
    public static Task BackOffAsync(int attempt, CancellationToken cancellation) => ForAsync(Jittered(attempt, Longest), cancellation);

    /// <summary>The same after a server that is there said when to try again.</summary>
    public static Task BackOffAsToldAsync(int attempt, CancellationToken cancellation) => ForAsync(Told + Jittered(attempt, LongestWhenTold), cancellation);

    private static TimeSpan Jittered(int attempt, TimeSpan longest)
    {
        var ceiling = First * Math.Pow(2, Math.Min(attempt, 10));
        return (ceiling < longest ? ceiling : longest) * Random.Shared.NextDouble();
    }
}
