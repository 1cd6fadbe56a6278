namespace ChatRouter.Core.Delivery;

/// <summary>The account was disabled, changed its role or signed out everywhere, and the connection closes after it; or the agent sat down at another desk, and this one leaves by itself.</summary>
/// <remarks>Wire: <c>Superseded({reason})</c>. Reasons: <c>disabled</c>, <c>signedOut</c>, <see cref="Elsewhere"/>.</remarks>
public sealed record SessionSuperseded(string Reason) : ServerEvent
{
    public const string Elsewhere = "elsewhere";
}
