namespace ChatRouter.Core.Shops;

/// <summary>The lower corner of the page that the chat's button stands in. The numbers are stored.</summary>
public enum WidgetSide
{
    Right = 0,
    Left = 1,
}
