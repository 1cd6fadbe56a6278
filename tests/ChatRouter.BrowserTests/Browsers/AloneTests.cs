namespace ChatRouter.BrowserTests.Browsers;

/// <summary>Tests that measure: they run when no other test does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneTests
{
    public const string Name = "Alone";
}
