using System.Net;
using System.Net.Sockets;
using Microsoft.Net.Http.Headers;

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

    /// <inheritdoc cref="NameOf(string)"/>
    public static string NameOf(HttpContext http) => NameOf(http.Request.Headers[HeaderNames.UserAgent].ToString());

    /// <summary>The address that the request comes from; empty: unknown.</summary>
    public static string PlaceOf(HttpContext http) => AddressOf(http)?.ToString() ?? "";

    /// <summary>Its network, such as <c>203.0.113.0/24</c> or <c>2001:db8:1::/48</c>: enough to tell home from abroad, too little to tell one household.</summary>
    public static string NetworkOf(HttpContext http) => AddressOf(http) is not { } address ? ""
        : new IPNetwork(Masked(address, BitsOf(address)), BitsOf(address)).ToString();

    private static int BitsOf(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork ? 24 : 48;

    private static IPAddress Masked(IPAddress address, int bits)
    {
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, bits / 8, bytes.Length - (bits / 8));
        return new(bytes);
    }

    private static IPAddress? AddressOf(HttpContext http) => http.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : http.Connection.RemoteIpAddress;

    private static string? Find((string Sign, string Name)[] signs, string userAgent) =>
        Array.Find(signs, known => userAgent.Contains(known.Sign, StringComparison.Ordinal)).Name;
}
