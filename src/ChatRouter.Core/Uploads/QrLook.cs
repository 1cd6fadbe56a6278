namespace ChatRouter.Core.Uploads;

/// <summary>What became of a look for QR codes.</summary>
public enum QrLook
{
    None = 0,
    Found = 1,

    /// <summary>More pixels, over all its frames, than are looked at.</summary>
    TooLarge = 2,

    /// <summary>It cannot be decoded, or not be looked at to its end.</summary>
    Unreadable = 3,
}
