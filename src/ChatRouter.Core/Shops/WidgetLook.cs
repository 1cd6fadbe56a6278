namespace ChatRouter.Core.Shops;

/// <summary>How the chat looks on the shop's pages; what a page says itself goes before it.</summary>
/// <param name="Color">As <c>#rrggbb</c>; none: the widget's own.</param>
/// <param name="LabelZh">The button's name in Chinese; none: the widget's own.</param>
/// <param name="LabelEn">The same in English.</param>
public sealed record WidgetLook(string? Color = null, WidgetSide Side = WidgetSide.Right, string? LabelZh = null, string? LabelEn = null);
