namespace ChatRouter.Core.Uploads;

/// <summary>The image formats that are taken. The numbers are stored.</summary>
public enum ImageFormat
{
    Jpeg = 0,
    Png = 1,
    Webp = 2,
    Gif = 3,
}
