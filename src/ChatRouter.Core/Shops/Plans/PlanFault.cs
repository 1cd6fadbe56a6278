namespace ChatRouter.Core.Shops.Plans;

/// <summary>The fixed words for what is wrong with a field of a plan. Clients and tests rely on them: never renamed, never reused.</summary>
public static class PlanFault
{
    public const string Required = "required";
    public const string TooLong = "tooLong";
    public const string TooMany = "tooMany";
    public const string Duplicate = "duplicate";
    public const string Malformed = "malformed";

    /// <summary>It names something that is not there.</summary>
    public const string Unknown = "unknown";
    public const string OutOfRange = "outOfRange";

    /// <summary>It is not above the step before it.</summary>
    public const string NotRising = "notRising";

    /// <summary>The settings allow one group per agent.</summary>
    public const string OneGroup = "oneGroup";
}
