namespace ChatRouter.Core.Uploads;

/// <summary>Finds QR codes in an image file, in every frame of it.</summary>
public interface IQrCodes
{
    /// <summary>Decodes the whole image, which keeps a core busy for up to a second. Nothing that the file holds makes it throw.</summary>
    /// <param name="file">Can seek.</param>
    /// <param name="facts">What the file says of itself, its structure having been read (<see cref="ImageFile"/>).</param>
    QrLook Look(Stream file, ImageFacts facts);
}
