using ChatRouter.BrowserTests.Browsers;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.BrowserTests.Talks;

/// <summary>What both pages show after the nodes of an installation went away and came back in the middle of it all.</summary>
[Trait("Pages", "whole")]
public sealed class ClusterTests(Chromium chromium) : BrowserScene(chromium)
{
    private const int Nodes = 2;

    private static readonly string[] Questions = [.. Enumerable.Range(1, 24).Select(i => $"question {i}")];
    private static readonly string[] Answers = [.. Enumerable.Range(1, 24).Select(i => $"answer {i}")];

    private readonly ClusterProcess _cluster = new(Nodes);

    protected override string Origin => _cluster.Endpoint.Origin;

    public override Task InitializeAsync() => _cluster.UpAsync();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _cluster.DisposeAsync();
    }

    [Theory]
    [Trait("Pages", "whole")]
    [InlineData(ClusterVerb.Stop)]
    [InlineData(ClusterVerb.Kill)]
    public async Task Nodes_that_end_one_after_the_other_in_a_burst_from_both_sides_cost_neither_page_a_message(ClusterVerb end)
    {
        Complaints.Expect(Complaints.Network);
        Complaints.Expect("the server responded with a status of 50[0-9]|Unexpected response code: 50[0-9]");
        var desk = await AgentAsync();
        var buyer = await BuyerAsync();
        await buyer.WriteAsync("first");
        await desk.SelectAsync();

        // Whichever node serves them, each page loses its own.
        for (var node = 1; node <= Nodes; node++)
        {
            var part = (8 * (node - 1))..(8 * node);
            var writing = Task.WhenAll(Talk.WriteAllAsync(buyer, Questions[part]), Talk.WriteAllAsync(desk, Answers[part]));
            await _cluster.NodeAsync(node, end);
            await writing;
            await _cluster.NodeAsync(node, ClusterVerb.Start);
        }

        await Task.WhenAll(Talk.WriteAllAsync(buyer, Questions[(8 * Nodes)..]), Talk.WriteAllAsync(desk, Answers[(8 * Nodes)..]));

        await Talk.AgreesAsync(buyer, desk, ["first", .. Questions], Answers);
    }
}
