namespace ChatRouter.Core.Shops;

/// <summary>What a tag looks like; its name stands beside it always.</summary>
public enum TagColor
{
    Gray = 0,
    Red = 1,
    Orange = 2,
    Green = 3,
    Blue = 4,
    Purple = 5,
}
