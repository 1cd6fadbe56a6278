using ChatRouter.Core.Uploads;

namespace ChatRouter.Server.Api;

/// <summary>An upload that came in whole, and what its sender says it is; none: he does not say.</summary>
public sealed record IncomingImage(ImageFormat? Claimed, FileStream File);
