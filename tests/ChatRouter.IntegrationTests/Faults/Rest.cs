namespace ChatRouter.IntegrationTests.Faults;

/// <summary>Time that people and clients let pass: between two messages, before another attempt.</summary>
internal static class Rest
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static async Task ForAsync(TimeSpan time, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(time < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : time);
        await timer.WaitForNextTickAsync(cancellation);
    }

    /// <summary>Full jitter, as our clients have it.</summary>
    public static Task BackOffAsync(int attempt, CancellationToken cancellation)
    {
        var ceiling = First * Math.Pow(2, Math.Min(attempt, 10));
        return ForAsync((ceiling < Longest ? ceiling : Longest) * Random.Shared.NextDouble(), cancellation);
    }
}
