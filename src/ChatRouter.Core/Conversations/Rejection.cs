namespace ChatRouter.Core.Conversations;

/// <summary>Why a wish was refused: nothing was stored or changed.</summary>
/// <param name="Code">One of <see cref="ErrorCode"/>.</param>
/// <param name="Message">What to do about it, in English, without anything internal.</param>
/// <param name="RetryAfter">When to try again; none: not by waiting.</param>
public sealed record Rejection(string Code, string Message, TimeSpan? RetryAfter = null)
{
    /// <summary>Which fields of a form are at fault and why, by one of <see cref="FieldFault"/>; none: the form as a whole.</summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init; }
}
