namespace ChatRouter.Core.Uploads;

/// <summary>Image formats as HTTP names them.</summary>
public static class MediaTypes
{
    /// <summary>Of every format that is taken, by its number.</summary>
    public static IReadOnlyList<string> All { get; } = ["image/jpeg", "image/png", "image/webp", "image/gif"];

    public static string MediaType(this ImageFormat format) => All[(int)format];

    /// <summary>The usual ending of a file's name, without the dot.</summary>
    public static string Extension(this ImageFormat format) => format == ImageFormat.Jpeg ? "jpg" : format.MediaType()["image/".Length..];
}
