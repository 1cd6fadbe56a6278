namespace ChatRouter.Core.Shops;

/// <summary>Where and how the chat stands on the shop's pages, for whom, and what it does for them.</summary>
/// <param name="Chat">None in a change: as it was.</param>
public sealed record WidgetSettings(IReadOnlyList<string> Origins, bool GuestsAllowed, WidgetLook Look, WidgetChat? Chat);
