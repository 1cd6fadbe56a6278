using System.Runtime.CompilerServices;

namespace ChatRouter.Core.Routing.InMemory;

/// <summary>How many members of a pool are in each <see cref="AgentClass"/>.</summary>
[InlineArray((int)AgentClass.Calm + 1)]
internal struct Tally
{
    private int _first;

    public readonly int Of(AgentClass agentClass) => this[(int)agentClass];

    public void Add(AgentClass agentClass, int count) => this[(int)agentClass] += count;
}
