namespace ChatRouter.Core.Shops;

/// <summary>Where and how the chat stands on the shop's pages, and for whom.</summary>
public sealed record WidgetSettings(IReadOnlyList<string> Origins, bool GuestsAllowed, WidgetLook Look);
