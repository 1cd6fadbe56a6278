namespace ChatRouter.Server.Accounts;

/// <summary>What people call the device that a request comes from, by how its browser names itself. A hint: whoever asks can say anything.</summary>
internal static class Device
{
    private const int MaxLength = 60;

    // The more special before what it pretends to be as well.
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("MicroMessenger/", "WeChat"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <summary>Such as <c>Chrome, Windows</c>; of programs what they say first; empty: it says nothing.</summary>
    public static string NameOf(string userAgent)
    {
        var (browser, system) = (Find(Browsers, userAgent), Find(Systems, userAgent));
        return browser is not null ? string.Join(", ", new[] { browser, system }.OfType<string>())
            : string.Concat(userAgent.TakeWhile(c => c is > ' ' and <= '~').Take(MaxLength));
    }

    private static string? Find((string Sign, string Name)[] signs, string userAgent) =>
        Array.Find(signs, known => userAgent.Contains(known.Sign, StringComparison.Ordinal)).Name;
}
