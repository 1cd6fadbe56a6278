namespace ChatRouter.Core.Routing;

/// <summary>Why a supervisor is called.</summary>
public enum SupervisorAlertKind
{
    /// <summary>All who are Online are noSplit or of weight 0: somebody has to take the conversation by hand.</summary>
    NobodySplits = 0,

    /// <summary>The turn lapsed with as many agents as may be tried.</summary>
    StillSilent = 1,
}
