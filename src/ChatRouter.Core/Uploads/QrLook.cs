namespace ChatRouter.Core.Uploads;

/// <summary>What became of a look for QR codes.</summary>
public enum QrLook
{
    None = 0,
    Found = 1,

    /// <summary>More pixels, over all its frames, than are looked at.</summary>
    TooLarge = 2,

    /// <summary>It cannot be decoded.</summary>
    Unreadable = 3,

    /// <summary>It is whole, and cannot be looked at to its end: full of what could be a code's corners, or a PNG of several frames.</summary>
    Unsearchable = 4,
}
