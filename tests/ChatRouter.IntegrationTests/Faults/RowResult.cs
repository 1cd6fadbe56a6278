namespace ChatRouter.IntegrationTests.Faults;

/// <summary>What a row that passed the gate is judged by besides.</summary>
/// <param name="FaultAt">When the fault began, by the run's clock.</param>
/// <param name="OverAt">When it was over.</param>
/// <param name="Returns">How long everybody who lost his connection was without.</param>
/// <param name="Connected">How long after the fault everybody was connected.</param>
/// <param name="Sound">How long after that the invariants were all zero.</param>
/// <param name="Shown">How long after that every screen showed what is stored.</param>
internal sealed record RowResult(
    TimeSpan FaultAt, TimeSpan OverAt, IReadOnlyList<Sending> Sent, IReadOnlyList<TimeSpan> Returns, TimeSpan Connected, TimeSpan Sound, TimeSpan Shown)
{
    // Long enough for about a hundred messages.
    private static readonly TimeSpan Piece = TimeSpan.FromSeconds(2.5);

    public TimeSpan ReturnP99 => Percentile(Returns, 0.99);

    public TimeSpan SlowestAnswer => Sent.Select(sent => sent.SlowestAnswer).DefaultIfEmpty().Max();

    /// <summary>The wait from composing to the ack that all but one in a hundred messages were spared: of pieces of that time, the one in the middle.</summary>
    /// <remarks>One hiccup of the machine spoils one piece; what a fault does is in most of them.</remarks>
    public TimeSpan TypicalAnswerP99(IEnumerable<Span> times) => Percentile(times.SelectMany(time => time.Pieces(Piece)).Select(AnswerP99), 0.5);

    /// <summary>The wait from composing to the ack that all but one in a hundred messages were spared.</summary>
    public TimeSpan AnswerP99(Span time) => Percentile(Sent.Where(sent => time.Has(sent.ComposedAt)).Select(sent => sent.Ack is null ? TimeSpan.MaxValue : sent.AckedAt - sent.ComposedAt), 0.99);

    /// <summary>The same of some senders.</summary>
    public RowResult Of(Func<string, bool> sender) => this with { Sent = [.. Sent.Where(sent => sender(sent.Sender))] };

    public int Unknown => Sent.Sum(sent => sent.Unknown);

    public int PutOff => Sent.Sum(sent => sent.PutOff);

    /// <summary>How often the server said that it has no space left.</summary>
    public int Full => Sent.Sum(sent => sent.Full);

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
        $"{Sent.Count(sent => sent.Ack is not null)} acked, {Duplicates} duplicates, {Unknown} unknown, {PutOff} put off, {Sent.Count(sent => sent.Refused is not null)} refused, {Returns.Count} reconnects (p99 {ReturnP99.TotalSeconds:0.0} s, all {Connected.TotalSeconds:0.0} s after), silence {LongestSilence.TotalSeconds:0.0} s, slowest answer {SlowestAnswer.TotalSeconds:0.0} s, invariants zero after {Sound.TotalSeconds:0.0} s, screens {Shown.TotalSeconds:0.0} s");

    private static TimeSpan Percentile(IEnumerable<TimeSpan> times, double part)
    {
        var sorted = times.Order().ToList();
        return sorted.Count == 0 ? TimeSpan.Zero : sorted[(int)Math.Ceiling(sorted.Count * part) - 1];
    }
}
