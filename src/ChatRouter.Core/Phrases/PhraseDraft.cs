namespace ChatRouter.Core.Phrases;

/// <summary>A quick phrase as somebody wants it.</summary>
/// <param name="Code">None or empty: it has no code.</param>
/// <param name="Initials">None: computed from the title.</param>
public sealed record PhraseDraft(PhraseScope Scope, GroupId? Group, string Title, string Text, string? Code, string? Initials);
