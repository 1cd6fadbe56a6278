namespace ChatRouter.Server.Demo;

/// <summary>What the Development environment finds on a fresh start (section <c>Seed</c>). Ignored in every other environment.</summary>
public sealed class SeedOptions
{
    public const string Section = "Seed";

    /// <summary>The shop <c>demo</c> with its accounts. Default true.</summary>
    public bool Demo { get; set; } = true;

    /// <summary>Shops <c>load1</c>, <c>load2</c>, … for load tests. Default 0.</summary>
    public int LoadShops { get; set; }

    /// <summary>Agents <c>agent1</c>, <c>agent2</c>, … in each of them. Default 0.</summary>
    public int LoadAgents { get; set; }

    /// <summary>How many conversations each of them takes; 0 for any number. Default 0.</summary>
    public int LoadCapacity { get; set; }
}
