namespace ChatRouter.Server.Outgoing;

/// <summary>The host has no address that this server may connect to.</summary>
public sealed class NotPublicException(string host) : HttpRequestException($"{host} has no public address.");
