using ChatRouter.Core.Conversations;

namespace ChatRouter.Server.Pages;

/// <summary>Whether the asking page may show the shop's chat; why not, if not.</summary>
public sealed record WidgetPermit(Rejection? Refused);
