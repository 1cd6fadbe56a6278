namespace ChatRouter.Core.Phrases;

/// <summary>快捷短语: a text that agents insert instead of typing it.</summary>
public sealed record QuickPhrase
{
    public required ShopId Shop { get; init; }

    public required PhraseId Id { get; init; }

    public required PhraseScope Scope { get; init; }

    /// <summary>Set exactly for <see cref="PhraseScope.Group"/>.</summary>
    public GroupId? Group { get; init; }

    /// <summary>Set exactly for <see cref="PhraseScope.Personal"/>.</summary>
    public AgentId? Agent { get; init; }

    public required string Title { get; init; }

    /// <summary>Lower-case letters and digits that call it up, such as <c>fahuo</c>; may be empty.</summary>
    public required string Code { get; init; }

    /// <summary>The title's pinyin initials, such as <c>fhsj</c> for 发货时间, as computed or as the shop wrote them; may be empty.</summary>
    public required string Initials { get; init; }

    /// <summary>What is inserted; <c>{{buyer.nick}}</c> and the like are filled in by the desk.</summary>
    public required string Text { get; init; }
}
