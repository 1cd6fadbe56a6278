using Xunit.Abstractions;

namespace ChatRouter.IntegrationTests.Faults;

/// <summary>Agents who come and go every few seconds keep what they have, and leave nothing behind.</summary>
public sealed class FlappingTests(FlappingBed bed, ITestOutputHelper output) : FaultRows(bed, output), IClassFixture<FlappingBed>
{
    [Fact, Trait(Form.Trait, Form.Whole)]
    public async Task F26_all_agents_flap()
    {
        await bed.ReadyAsync();
        await FaultBed.UntilAsync("Redis knows everybody's connection", async () => await bed.ConnectionsAsync() == bed.Agents.Count, () => []);
        var (keys, assignments, drops) = (await bed.KeysAsync(), await bed.AssignmentsAsync(), 0);
        var seconds = Form.Of(15, 60);

        var result = await bed.RunAsync("F26", Output, async () =>
        {
            using var over = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
            await Task.WhenAll(bed.Agents.Select(agent => FlapAsync(agent, () => Interlocked.Increment(ref drops), over.Token)));
        });

        var reroutes = await bed.AssignmentsAsync() - assignments;
        Say($"F26: {bed.Agents.Count} agents, {drops} drops in {seconds} s, {reroutes} assignments, reconnect p99 {result.ReturnP99.TotalSeconds:0.0} s");
        Assert.InRange(drops, bed.Agents.Count * seconds / 8, int.MaxValue);
        Assert.InRange(reroutes, 0, bed.Agents.Count * seconds / 20);
        var forgotten = await FaultBed.UntilAsync(
            "nothing left behind", async () => !(await bed.KeysAsync()).Except(keys).Any() && await bed.ConnectionsAsync() == bed.Agents.Count,
            () => [$"{bed.ConnectionsAsync().Result} connections", .. bed.KeysAsync().Result.Except(keys)]);
        Say($"F26: nothing left in Redis {forgotten.TotalSeconds:0.0} s after");
    }

    private static async Task FlapAsync(Agent agent, Action dropped, CancellationToken over)
    {
        try
        {
            while (true)
            {
                await Rest.ForAsync(TimeSpan.FromSeconds(1 + (2 * Random.Shared.NextDouble())), over);
                if (!agent.IsConnected)
                    continue;
                agent.Drop();
                dropped();
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }
}
