namespace ChatRouter.Core.Conversations;

/// <summary>The fixed words for what is wrong with a field of a form. Clients and tests rely on them: never renamed, never reused.</summary>
public static class FieldFault
{
    public const string Required = "required";
    public const string TooShort = "tooShort";
    public const string TooLong = "tooLong";
    public const string TooMany = "tooMany";

    /// <summary>It stands there twice.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>It is not written as it must be.</summary>
    public const string Malformed = "malformed";

    /// <summary>It names something that is not there.</summary>
    public const string Unknown = "unknown";
}
