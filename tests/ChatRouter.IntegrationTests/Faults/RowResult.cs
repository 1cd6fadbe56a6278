namespace ChatRouter.IntegrationTests.Faults;

/// <summary>What a row that passed the gate is judged by besides.</summary>
/// <param name="FaultAt">When the fault began, by the run's clock.</param>
/// <param name="OverAt">When it was over.</param>
/// <param name="Pushed">When messages were pushed to their readers, by their labels.</param>
/// <param name="Returns">How long everybody who lost his connection was without.</param>
/// <param name="Connected">How long after the fault everybody was connected.</param>
/// <param name="Sound">How long after that the invariants were all zero.</param>
internal sealed record RowResult(
    TimeSpan FaultAt, TimeSpan OverAt, IReadOnlyList<Sending> Sent, IReadOnlyDictionary<string, TimeSpan> Pushed,
    IReadOnlyList<TimeSpan> Returns, TimeSpan Connected, TimeSpan Sound)
{
    // Long enough for about a hundred messages.
    private static readonly TimeSpan Piece = TimeSpan.FromSeconds(2.5);

    public TimeSpan ReturnP99 => Percentile(Returns, 0.99);

    public TimeSpan SlowestAnswer => Sent.Select(sent => sent.SlowestAnswer).DefaultIfEmpty().Max();

    /// <summary>The wait from composing a message until it is acknowledged and pushed to its reader that all but one in a hundred were spared: of pieces of that time, the one in the middle.</summary>
    /// <remarks>One hiccup of the machine spoils one piece; what a fault does is in most of them.</remarks>
    public TimeSpan TypicalWaitP99(IEnumerable<Span> times) => Percentile(times.SelectMany(time => time.Pieces(Piece)).Select(WaitP99), 0.5);

    public int Unknown => Sent.Sum(sent => sent.Unknown);

    public int PutOff => Sent.Sum(sent => sent.PutOff);

    /// <summary>Repeated sends that the server knew.</summary>
    public int Duplicates => Sent.Count(sent => sent.Duplicate);

    /// <summary>The longest time without any ack from the fault on.</summary>
    public TimeSpan LongestSilence
    {
        get
        {
            var acks = Sent.Where(sent => sent.Ack is not null && sent.AckedAt >= FaultAt).Select(sent => sent.AckedAt).Prepend(FaultAt).Order().ToList();
            return acks.Zip(acks.Skip(1), (one, next) => next - one).DefaultIfEmpty().Max();
        }
    }

    /// <summary>When the last message was acknowledged that had to be repeated.</summary>
    public TimeSpan Backlog => Sent.Where(sent => sent.PutOff + sent.Unknown > 0).Select(sent => sent.AckedAt).DefaultIfEmpty(OverAt).Max();

    /// <summary>When the first message was acknowledged that late or later.</summary>
    public TimeSpan FirstAckAfter(TimeSpan time) => Sent.Where(sent => sent.Ack is not null && sent.AckedAt >= time).Select(sent => sent.AckedAt).DefaultIfEmpty(TimeSpan.MaxValue).Min();

    public override string ToString() => FormattableString.Invariant(
        $"{Sent.Count(sent => sent.Ack is not null)} acked, {Duplicates} duplicates, {Unknown} unknown, {PutOff} put off, {Sent.Count(sent => sent.Refused is not null)} refused, {Returns.Count} reconnects (p99 {ReturnP99.TotalSeconds:0.0} s, all {Connected.TotalSeconds:0.0} s after), silence {LongestSilence.TotalSeconds:0.0} s, slowest answer {SlowestAnswer.TotalSeconds:0.0} s, invariants zero after {Sound.TotalSeconds:0.0} s");

    private TimeSpan WaitP99(Span time) => Percentile(Sent.Where(sent => time.Has(sent.ComposedAt)).Select(WaitFor), 0.99);

    private TimeSpan WaitFor(Sending sent)
    {
        if (sent.Ack is null)
            return TimeSpan.MaxValue;
        // Buyers' messages may have no reader yet; an agent's has one.
        var over = Pushed.TryGetValue(sent.Label, out var pushed) && pushed > sent.AckedAt ? pushed : sent.AckedAt;
        return pushed == default && sent.To is not null ? TimeSpan.MaxValue : over - sent.ComposedAt;
    }

    private static TimeSpan Percentile(IEnumerable<TimeSpan> times, double part)
    {
        var sorted = times.Order().ToList();
        return sorted.Count == 0 ? TimeSpan.Zero : sorted[(int)Math.Ceiling(sorted.Count * part) - 1];
    }
}
