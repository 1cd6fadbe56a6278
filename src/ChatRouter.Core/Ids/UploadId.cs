using System.Text.Json.Serialization;

namespace ChatRouter.Core.Ids;

/// <summary>An uploaded image: 32 random lower-case hexadecimal digits, which nobody guesses.</summary>
[JsonConverter(typeof(IdJsonConverter<UploadId>))]
public readonly record struct UploadId(string Value) : IId<UploadId>
{
    private const int Length = 32;

    public static UploadId From(string value) => new(value);

    /// <summary>Whether the text has the form of such an id; no other names a file.</summary>
    public static bool IsValid(string? text) =>
        text is { Length: Length } && text.All(char.IsAsciiHexDigitLower);

    public override string ToString() => Value;
}
