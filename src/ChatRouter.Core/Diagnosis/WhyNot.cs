namespace ChatRouter.Core.Diagnosis;

/// <summary>Why an agent did not get a buyer: the first that applies.</summary>
public enum WhyNot
{
    /// <summary>He did get him.</summary>
    Received = 0,

    /// <summary>不分流, or his account is disabled.</summary>
    TakesNoPart = 1,

    /// <summary>Somebody gave him to another, or took him.</summary>
    ByHand = 2,

    /// <summary>The buyer belonged to another: recent contact, dedicated agent, own conversation.</summary>
    Contact = 3,
    NotOnline = 4,
    WeightZero = 5,

    /// <summary>He is in no group that served the buyer's order state.</summary>
    OtherGroup = 6,

    /// <summary>He would have been the next.</summary>
    RunnerUp = 7,

    /// <summary>Some were busy or full, and it was another's turn among the rest.</summary>
    Load = 8,

    /// <summary>It was another's turn.</summary>
    NotHisTurn = 9,
}
