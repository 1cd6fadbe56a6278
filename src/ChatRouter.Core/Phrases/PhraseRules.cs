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

    /// <summary>None when the phrase may be stored; a text that is unfit as a message keeps its code.</summary>
    public static Rejection? Check(PhraseDraft draft)
    {
        var text = MessageRules.CheckText(draft.Text);
        return new FieldFaults()
            .Text("title", draft.Title, MaxTitleLength)
            .Unless(text is null, "text", text?.Code switch { ErrorCode.TextEmpty => FieldFault.Required, ErrorCode.TextTooLong => FieldFault.TooLong, _ => FieldFault.Malformed })
            .Unless(IsCode(draft.Code), "code", FieldFault.Malformed)
            .Unless(IsCode(draft.Initials), "initials", FieldFault.Malformed)
            .Unless(draft.Scope != PhraseScope.Group || draft.Group is not null, "groupId", FieldFault.Required)
            .Unless(draft.Scope == PhraseScope.Group || draft.Group is null, "groupId", FieldFault.Malformed)
            .Refusal(
                text?.Message ?? "A title has 1 to 60 characters, code and initials are lower-case letters and digits, at most 32; a group belongs to phrases of a group, and to no others.",
                text?.Code ?? ErrorCode.InvalidArgument);
    }

    /// <summary>The same for many at once: each fit, its group there, and none twice.</summary>
    public static Rejection? Check(IReadOnlyList<PhraseDraft> drafts, IReadOnlySet<GroupId> groups)
    {
        var faults = new FieldFaults().Unless(drafts.Count <= MaxShared, "phrases", FieldFault.TooMany);
        var known = new HashSet<(PhraseScope, GroupId?, string)>();
        for (var i = 0; i < Math.Min(drafts.Count, MaxShared); i++)
        {
            faults.Below($"phrases.{i}", Check(drafts[i])?.Fields);
            faults.Unless(drafts[i].Group is not { } group || groups.Contains(group), $"phrases.{i}.groupId", FieldFault.Unknown)
                .Unless(known.Add(KeyOf(drafts[i])), $"phrases.{i}.title", FieldFault.Duplicate);
        }

        return faults.Refusal("Some phrases cannot be stored; none was.");
    }

    /// <summary>What an import knows a phrase by.</summary>
    internal static (PhraseScope Scope, GroupId? Group, string Title) KeyOf(PhraseDraft draft) => (draft.Scope, draft.Group, draft.Title.Trim());

    private static bool IsCode(string? code) => code is null || (code.Length <= MaxCodeLength && code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));
}
