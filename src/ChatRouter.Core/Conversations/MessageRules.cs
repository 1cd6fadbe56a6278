namespace ChatRouter.Core.Conversations;

/// <summary>What a message must be before it is stored.</summary>
public static class MessageRules
{
    /// <summary>UTF-16 code units.</summary>
    public const int MaxTextLength = 8_000;

    private const int MaxCardFieldLength = 512;
    private const int MaxUrlLength = 2_048;
    private const int MaxIdLength = 64;

    /// <summary>Of an image that is absent, another's, or another message's.</summary>
    public static readonly Rejection UnknownImage = new(ErrorCode.UnknownImage, "There is no such image. Upload it first.");

    /// <summary>None when the message may be stored.</summary>
    public static Rejection? Check(MessageBody body)
    {
        if (!Guid.TryParseExact(body.ClientMsgId, "D", out _))
            return new(ErrorCode.InvalidArgument, "clientMsgId must be a UUID.");
        return body.Kind switch
        {
            MessageKind.Text => HasOnly(body, text: true) ?? CheckText(body.Text),
            MessageKind.Image => HasOnly(body, image: true) ?? (UploadId.IsValid(body.ImageId) ? null : UnknownImage),
            MessageKind.Product or MessageKind.Order => HasOnly(body, card: true) ?? CheckCard(body.Card),
            _ => new(ErrorCode.UnknownKind, "kind must be text, image, product or order."),
        };
    }

    /// <summary>None when the text may be stored.</summary>
    public static Rejection? CheckText(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new(ErrorCode.TextEmpty, "Write something first.");
        if (text.Length > MaxTextLength)
            return new(ErrorCode.TextTooLong, "At most 8,000 characters fit into one message.");
        return IsWellFormed(text) ? null : new(ErrorCode.InvalidArgument, "The text is not valid Unicode.");
    }

    private static Rejection? HasOnly(MessageBody body, bool text = false, bool image = false, bool card = false) =>
        (body.Text is null || text) && (body.ImageId is null || image) && (body.Card is null || card)
            ? null
            : new(ErrorCode.InvalidArgument, "Exactly the field that belongs to the kind may be set.");

    private static Rejection? CheckCard(Card? card)
    {
        if (card is null)
            return new(ErrorCode.InvalidArgument, "The card is missing.");
        var fits = Fits(card.Id, MaxIdLength) && card.Id.Length > 0 && Fits(card.Title, MaxCardFieldLength) && card.Title.Length > 0
            && Fits(card.Price, MaxIdLength) && Fits(card.Note, MaxCardFieldLength);
        if (!fits)
            return new(ErrorCode.InvalidArgument, "A field of the card is empty, too long or not valid Unicode.");
        return IsWebAddress(card.Url) && IsWebAddress(card.Image) ? null : new(ErrorCode.InvalidArgument, "Addresses of a card are http or https.");
    }

    /// <summary>At most so long, and valid Unicode.</summary>
    public static bool Fits(string? text, int length) => text is null || (text.Length <= length && IsWellFormed(text));

    private static bool IsWebAddress(string? url) =>
        url is null || (url.Length <= MaxUrlLength && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https");

    // A lone surrogate would come back from the database as another text, and a repeated send would not be known again; no database but SQLite stores a NUL.
    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0')
                return false;
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }

        return true;
    }
}
