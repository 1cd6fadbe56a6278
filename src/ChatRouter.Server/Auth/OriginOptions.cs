namespace ChatRouter.Server.Auth;

/// <summary>The origins under which browsers reach this server (section <c>Origins</c>).</summary>
public sealed class OriginOptions
{
    public const string Section = "Origins";

    /// <summary>Scheme, host and port as browsers send them, such as <c>https://chat.example.com</c>. Default none: the address that the request names.</summary>
    public IList<string> Own { get; set; } = [];
}
