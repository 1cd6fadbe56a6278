using System.Net;
using System.Text.Json;
using ChatRouter.IntegrationTests.Desks;

namespace ChatRouter.IntegrationTests.Ratings;

/// <summary>What buyers said, as a shop's supervisors read it.</summary>
public class RatingsApiTests : DeskScene
{
    private static string Period => $"from={Uri.EscapeDataString(At(-1))}&until={Uri.EscapeDataString(At(1))}";

    [Fact]
    public async Task A_supervisor_reads_who_said_what_of_whom_and_what_it_comes_to()
    {
        const string Hostile = "<script>alert(1)</script> {{agent.nick}} =1+1 \u202e";
        var (buyer, agent, conversation) = await TalkAsync();
        await agent.SendAsync(conversation, "好的");
        await buyer.Hub.InvokeAsync("Rate", [conversation.Value, 1, new[] { "slow", "<b>" }, Hostile]);
        await TalkAsync();
        var boss = await TokenOfAsync("boss");

        var row = Assert.Single((await GetAsync(boss, $"ratings?{Period}")).GetProperty("ratings").EnumerateArray());
        var figures = await GetAsync(boss, $"ratings/figures?{Period}");

        Assert.Equal((conversation.Value, "xiaofang", "小芳", 1, Hostile), (TextOf(row, "conversation"), TextOf(row, "agent"), TextOf(row, "agentName"), row.GetProperty("score").GetInt32(), TextOf(row, "text")));
        Assert.Equal(["slow", "<b>"], row.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        Assert.Equal(buyer.Session.Buyer!.Id.Value, TextOf(row, "buyerId"));
        Assert.Equal("[1,0,0,0,0]", figures.GetProperty("scores").GetRawText());
        Assert.Equal((1, 1.0, 2, 1), (figures.GetProperty("count").GetInt32(), figures.GetProperty("average").GetDouble(), figures.GetProperty("served").GetInt32(), figures.GetProperty("rated").GetInt32()));
    }

    [Fact]
    public async Task They_are_filtered_and_come_in_pages_which_nothing_new_moves()
    {
        var boss = await TokenOfAsync("boss");
        var given = new List<string>();
        foreach (var (score, text) in new[] { (5, "很好"), (2, null), (1, " "), (4, "还行") })
            given.Insert(0, await RatedAsync(score, text));

        var first = await GetAsync(boss, $"ratings?{Period}&limit=3");
        await RatedAsync(5, "later");
        var second = await GetAsync(boss, $"ratings?{Period}&limit=3&before={TextOf(first, "next")}");

        Assert.Equal(given, IdsOf(first).Concat(IdsOf(second)));
        Assert.False(second.TryGetProperty("next", out _));
        Assert.Equal([given[1], given[2]], IdsOf(await GetAsync(boss, $"ratings?{Period}&most=2")));
        Assert.Equal([given[2]], IdsOf(await GetAsync(boss, $"ratings?{Period}&least=2&most=2")));
        // Blanks are no words.
        Assert.Equal([given[0], given[3]], IdsOf(await GetAsync(boss, $"ratings?{Period}&withWords=true")).Skip(1));
        Assert.Equal(5, IdsOf(await GetAsync(boss, $"ratings?{Period}&agent=xiaofang")).Count());
        Assert.Empty(IdsOf(await GetAsync(boss, $"ratings?{Period}&agent=xiaoming")));
        Assert.Equal("[1,1,0,0,0]", (await GetAsync(boss, $"ratings/figures?{Period}&most=2")).GetProperty("scores").GetRawText());
        Assert.False((await GetAsync(boss, $"ratings/figures?{Period}&agent=xiaoming")).TryGetProperty("average", out _));
    }

    [Fact]
    public async Task Agents_and_other_shops_read_none_and_what_is_no_filter_is_refused()
    {
        await RatedAsync(5, "很好");
        var (agent, stranger) = (await TokenOfAsync("xiaofang"), await StrangerAsync());

        foreach (var path in new[] { "ratings", "ratings/figures" })
        {
            Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(agent, HttpMethod.Get, $"{path}?{Period}"));
            Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), await RefusalAsync(null, HttpMethod.Get, $"{path}?{Period}"));
            foreach (var query in new[] { "", $"from={Uri.EscapeDataString(At(0))}&until={Uri.EscapeDataString(At(24 * 32))}", $"{Period}&least=0", $"{Period}&most=6", $"{Period}&withWords=perhaps" })
                Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await RefusalAsync(stranger, HttpMethod.Get, $"{path}?{query}"));
        }

        Assert.Empty(IdsOf(await GetAsync(stranger, $"ratings?{Period}")));
        Assert.Equal(0, (await GetAsync(stranger, $"ratings/figures?{Period}")).GetProperty("served").GetInt32());
        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await RefusalAsync(stranger, HttpMethod.Get, $"ratings?{Period}&before=999999999999999.x"));
    }

    private async Task<string> RatedAsync(int score, string? text)
    {
        var (buyer, agent, conversation) = await TalkAsync();
        await agent.Hub.InvokeAsync("Close", [conversation.Value]);
        await buyer.Hub.InvokeAsync("Rate", [conversation.Value, score, Array.Empty<string>(), text]);
        return conversation.Value;
    }

    private static IEnumerable<string?> IdsOf(JsonElement page) => page.GetProperty("ratings").EnumerateArray().Select(row => TextOf(row, "conversation"));

    private static string? TextOf(JsonElement row, string name) => row.GetProperty(name).GetString();

    private static string At(int hours) => TimeProvider.System.GetUtcNow().AddHours(hours).ToString("O");
}
