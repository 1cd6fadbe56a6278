namespace ChatRouter.TestKit.Model;

/// <summary>Makes streams of random events: the same seed, the same stream.</summary>
public static class ModelStream
{
    /// <summary>How many shops, agents of each shop, and buyers of each shop there are.</summary>
    public const int Shops = 3;
    public const int Agents = 5;
    public const int Buyers = 14;

    private static readonly (ModelEventKind Kind, int Weight)[] Weights =
    [
        (ModelEventKind.Pass, 1), (ModelEventKind.Reorder, 3), (ModelEventKind.Online, 12), (ModelEventKind.Connect, 3), (ModelEventKind.ConnectShortLease, 1),
        (ModelEventKind.DisconnectOne, 2), (ModelEventKind.Lose, 4), (ModelEventKind.Pause, 3), (ModelEventKind.Leave, 2),
        (ModelEventKind.LeaveForced, 1), (ModelEventKind.Buyer, 34), (ModelEventKind.BuyerToGroup, 6), (ModelEventKind.BuyerInOrderState, 8), (ModelEventKind.BuyerByLink, 3),
        (ModelEventKind.BuyerToBot, 1), (ModelEventKind.BuyerWithPriority, 3), (ModelEventKind.Reply, 22), (ModelEventKind.Dismiss, 2),
        (ModelEventKind.Touch, 3), (ModelEventKind.Bot, 2), (ModelEventKind.TransferToAgent, 3), (ModelEventKind.TransferToGroup, 3),
        (ModelEventKind.Take, 2), (ModelEventKind.Close, 14), (ModelEventKind.LeaveQueue, 1), (ModelEventKind.OrderState, 3),
        (ModelEventKind.SetAgent, 4), (ModelEventKind.Configure, 1), (ModelEventKind.Restart, 1), (ModelEventKind.RestoreAgain, 1),
        (ModelEventKind.RepeatMessage, 3), (ModelEventKind.StaleAnswer, 2),
    ];

    private static readonly int Total = Weights.Sum(w => w.Weight);

    /// <summary>A stream of that many events.</summary>
    public static IReadOnlyList<ModelEvent> Generate(int seed, int count)
    {
        var random = new SeededNumbers(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Next(random))];
    }

    private static ModelEvent Next(SeededNumbers random) =>
        new(Wait(random), Kind(random), random.Below(Shops), random.Below(Agents), random.Below(Buyers), random.Below(1 << 20));

    private static int Wait(SeededNumbers random) => random.Below(20) switch
    {
        0 => 1 + random.Below(200_000),
        < 4 => 1 + random.Below(20_000),
        _ => 1 + random.Below(2_000),
    };

    private static ModelEventKind Kind(SeededNumbers random)
    {
        var left = random.Below(Total);
        foreach (var (kind, weight) in Weights)
        {
            left -= weight;
            if (left < 0)
                return kind;
        }

        return ModelEventKind.Pass;
    }
}
