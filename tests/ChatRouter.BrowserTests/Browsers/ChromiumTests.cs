namespace ChatRouter.BrowserTests.Browsers;

/// <summary>One browser for all tests, one test at a time.</summary>
[CollectionDefinition(Name)]
public sealed class ChromiumTests : ICollectionFixture<Chromium>
{
    public const string Name = "Chromium";
}
