namespace ChatRouter.Core.Shops.Plans;

/// <summary>How much a finding matters.</summary>
public enum LintSeverity
{
    Info = 0,
    Warning = 1,

    /// <summary>Some buyers are served by nobody, or not as the plan says.</summary>
    Error = 2,
}
