namespace ChatRouter.Benchmarks.Load.Targets;

/// <summary>Who connects to which node, counted from 0: a shop's agents to one, its buyers to the others, so that every push crosses nodes.</summary>
internal sealed class Spread(int nodes, int shops)
{
    public int OfAgent(int number) => number % shops % nodes;

    public int OfBuyer(int number) => nodes == 1 ? 0 : (OfAgent(number) + 1 + (number / shops % (nodes - 1))) % nodes;
}
