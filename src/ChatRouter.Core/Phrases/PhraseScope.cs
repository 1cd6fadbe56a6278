namespace ChatRouter.Core.Phrases;

/// <summary>Whose desks offer a quick phrase. The numbers are stored.</summary>
public enum PhraseScope
{
    /// <summary>Every desk of the shop; an administrator's to change.</summary>
    Shop = 0,

    /// <summary>The desks of one group; a supervisor's to change.</summary>
    Group = 1,

    /// <summary>One agent's desk; his to change, and nobody else sees it.</summary>
    Personal = 2,
}
