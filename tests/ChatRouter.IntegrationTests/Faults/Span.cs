namespace ChatRouter.IntegrationTests.Faults;

/// <summary>From one time of the run's clock to another.</summary>
internal readonly record struct Span(TimeSpan From, TimeSpan To)
{
    public bool Has(TimeSpan time) => time >= From && time < To;

    /// <summary>Cut into pieces of that length; what is left over counts to none.</summary>
    public IEnumerable<Span> Pieces(TimeSpan length)
    {
        for (var from = From; from + length <= To; from += length)
            yield return new(from, from + length);
    }
}
