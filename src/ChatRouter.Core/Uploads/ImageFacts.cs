namespace ChatRouter.Core.Uploads;

/// <summary>What the structure of an image file says, without decoding it; sizes in pixels.</summary>
public readonly record struct ImageFacts(ImageFormat Format, int Width, int Height)
{
    public long Pixels => (long)Width * Height;
}
