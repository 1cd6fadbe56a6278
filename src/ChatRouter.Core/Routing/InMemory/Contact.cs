namespace ChatRouter.Core.Routing.InMemory;

/// <summary>最近联系: the last message between a buyer and this agent.</summary>
internal readonly record struct Contact(AgentEntry Agent, long At)
{
    public bool IsBefore(Contact other) =>
        At != other.At ? At > other.At : string.CompareOrdinal(Agent.Id.Value, other.Agent.Id.Value) < 0;
}
