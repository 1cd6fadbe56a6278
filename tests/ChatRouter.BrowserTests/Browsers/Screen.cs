namespace ChatRouter.BrowserTests.Browsers;

/// <summary>What a page is looked at on.</summary>
public sealed record Screen(string Name, int Width, int Height, bool Touch)
{
    public static readonly Screen Desktop = new("desktop", 1280, 800, Touch: false);

    /// <summary>As narrow as phones are.</summary>
    public static readonly Screen Narrow = new("narrow", 360, 640, Touch: true);

    public static readonly Screen Phone = new("phone", 390, 844, Touch: true);
}
