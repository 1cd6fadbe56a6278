namespace ChatRouter.Server.Accounts;

/// <summary>What becomes of the buyers who wait for an answer of a member who is disabled.</summary>
public enum OpenTurns
{
    /// <summary>Other agents get them now.</summary>
    RoutedAtOnce = 0,

    /// <summary>They stay his until they write again: then each is routed anew.</summary>
    UntilNextMessage = 1,
}
