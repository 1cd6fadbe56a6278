namespace ChatRouter.IntegrationTests.Faults;

/// <summary>The everyday form of a row, or the table's own durations and crowd: <c>CHATROUTER_FAULTS=whole</c>, which <c>tests/run.sh --faults</c> sets.</summary>
internal static class Form
{
    /// <summary>The trait of rows that have no everyday form.</summary>
    public const string Trait = "Faults";

    public const string Whole = "whole";

    private static readonly bool IsWhole = Environment.GetEnvironmentVariable("CHATROUTER_FAULTS") == Whole;

    public static T Of<T>(T everyday, T whole) => IsWhole ? whole : everyday;
}
