namespace ChatRouter.Benchmarks.Load.Targets;

/// <summary>Who connects to which node, counted from 0: a shop's agents to one, its buyers to the others, so that every push crosses nodes.</summary>
/// <remarks>Where there is only one shop, both go to all nodes in turn.</remarks>
internal sealed class Spread(int nodes, int shops)
{
    public int OfAgent(int number) => (shops == 1 ? number : number % shops) % nodes;

    public int OfBuyer(int number) => shops == 1 || nodes == 1 ? number % nodes : (OfAgent(number) + 1 + (number / shops % (nodes - 1))) % nodes;
}
