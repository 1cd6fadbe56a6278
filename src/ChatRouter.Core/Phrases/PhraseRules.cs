using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Phrases;

/// <summary>What a quick phrase must be before it is stored.</summary>
public static class PhraseRules
{
    public const int MaxTitleLength = 60;

    public const int MaxCodeLength = 32;

    /// <summary>How many one agent may have of his own.</summary>
    public const int MaxPersonal = 500;

    /// <summary>How many a shop may have, its groups' among them.</summary>
    public const int MaxShared = 2_000;

    /// <summary>None when the phrase may be stored.</summary>
    public static Rejection? Check(PhraseDraft draft)
    {
        if (string.IsNullOrWhiteSpace(draft.Title) || draft.Title.Length > MaxTitleLength || MessageRules.CheckText(draft.Title) is not null)
            return Invalid("A title has 1 to 60 characters.");
        if (MessageRules.CheckText(draft.Text) is { } unfit)
            return unfit;
        if (!IsCode(draft.Code) || !IsCode(draft.Initials))
            return Invalid("Code and initials are lower-case letters and digits, at most 32.");
        return draft.Scope == PhraseScope.Group == draft.Group is not null ? null : Invalid("A group belongs to phrases of a group, and to no others.");
    }

    private static bool IsCode(string? code) => code is null || (code.Length <= MaxCodeLength && code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));

    private static Rejection Invalid(string message) => new(ErrorCode.InvalidArgument, message);
}
