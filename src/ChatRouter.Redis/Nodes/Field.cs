using ChatRouter.Core.Nodes;

namespace ChatRouter.Redis.Nodes;

/// <summary>The names of those for whom pushes may be, among the places of their shop.</summary>
internal static class Field
{
    /// <summary>All agents of the shop; supervisors are among them, and each node knows which they are.</summary>
    public const string Agents = "*";

    public static string Of(Participant who) => who.IsAgent ? $"a:{who.Agent.Value.Value}" : $"b:{who.Buyer.Value.Value}";

    public static string Of(Audience audience) => audience.Who is { } who ? Of(who) : Agents;
}
