namespace ChatRouter.Core.Delivery;

/// <summary>The account was disabled, changed its role or signed out everywhere. Wire: <c>Superseded({reason})</c>; the connection closes after it.</summary>
public sealed record SessionSuperseded(string Reason) : ServerEvent;
