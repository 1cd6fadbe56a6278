namespace ChatRouter.Core.Routing;

/// <summary>Whether a rule decided.</summary>
public enum RuleOutcome
{
    /// <summary>It had nothing to say of this buyer.</summary>
    Silent = 0,

    /// <summary>It spoke of somebody who cannot serve, or narrowed the choice for the next rules.</summary>
    Passed = 1,
    Decided = 2,

    /// <summary>An earlier rule had decided.</summary>
    NotReached = 3,
}
