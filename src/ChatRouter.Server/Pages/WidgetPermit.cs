using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;

namespace ChatRouter.Server.Pages;

/// <summary>Whether the asking page may show the shop's chat and how it looks there; why not, if not.</summary>
public sealed record WidgetPermit(Rejection? Refused, WidgetPermit.PageLook? Look = null)
{
    public static WidgetPermit For(WidgetLook look) => new(null, new(new(look.Color), new(look.Side), [look.LabelZh ?? "", look.LabelEn ?? ""]));

    /// <summary>In the shape of the widget's own options.</summary>
    /// <param name="Label">In Chinese and English; empty: the widget's own.</param>
    public sealed record PageLook(ThemeLook Theme, LauncherLook Launcher, IReadOnlyList<string> Label);

    public sealed record ThemeLook(string? Color);

    public sealed record LauncherLook(WidgetSide Side);
}
