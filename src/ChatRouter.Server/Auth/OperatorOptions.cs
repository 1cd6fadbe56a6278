namespace ChatRouter.Server.Auth;

/// <summary>Who may ask <c>/internal</c> and <c>/metrics</c> (section <c>Operator</c>).</summary>
public sealed class OperatorOptions
{
    public const string Section = "Operator";

    /// <summary>Expected in the header <c>X-Ops-Token</c>, or as a bearer token, as Prometheus sends it. Default none: only requests from the machine itself that no proxy forwarded.</summary>
    public string? Token { get; set; }
}
