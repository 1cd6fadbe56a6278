using System.Net;
using System.Text.Json;
using ChatRouter.Core.Conversations;
using ChatRouter.TestKit;

namespace ChatRouter.IntegrationTests.Desks;

/// <summary>What agents mark buyers with.</summary>
public sealed class TagsTests : DeskScene
{
    private const string Hostile = "<img onerror=x()>";

    [Fact]
    public async Task A_tag_is_seen_by_who_gave_it_by_who_serves_the_buyer_and_by_supervisors_and_comes_with_the_next_conversation()
    {
        await ListAsync("易退货", Hostile);
        var (buyer, agent, conversation) = await TalkAsync();
        var (supervisor, boss) = (await SupervisorAsync(), await TokenOfAsync("boss"));
        var id = buyer.Session.Buyer!.Id;

        var (status, answer) = await GiveAsync(boss, conversation.Value, Hostile);
        await GiveAsync(agent.Session.AccessToken, conversation.Value, "易退货");

        Assert.Equal((HttpStatusCode.OK, id.Value, Hostile), (status, answer.GetProperty("buyerId").GetString(), answer.GetProperty("tags")[0].GetString()));
        await agent.UntilAsync(() => agent.Tagged.Any(tagged => tagged.BuyerId == id && tagged.Tags.SequenceEqual([Hostile, "易退货"])));
        await supervisor.UntilBoardAsync(board => board.Conversations.Any(row => row.Tags?.SequenceEqual([Hostile, "易退货"]) == true));
        Assert.Equal([Hostile, "易退货"], (await agent.ResumeAsync()).Tags[id]);

        await agent.SendAsync(conversation, "好的");
        await agent.Hub.InvokeAsync("Close", [conversation]);
        var told = agent.Tagged.Count;
        var next = (await buyer.SendAsync("又是我")).ConversationId;
        await agent.UntilAsync(() => agent.Assigned.Any(assigned => assigned.Conversation.Id == next));
        await agent.UntilAsync(() => agent.Tagged.Skip(told).Any(tagged => tagged.BuyerId == id && tagged.Tags.SequenceEqual([Hostile, "易退货"])));

        await AskAsync(agent.Session.AccessToken, HttpMethod.Delete, $"conversations/{next}/tags/{Uri.EscapeDataString(Hostile)}");
        await agent.UntilAsync(() => agent.Tagged.Any(tagged => tagged.Tags.SequenceEqual(["易退货"])));
    }

    [Fact]
    public async Task A_tag_is_seen_with_its_buyer_while_he_waits()
    {
        await ListAsync("易退货");
        var agent = await DeskAsync("xiaofang");
        var buyer = await BuyerAsync();
        await (await BuyerAsync()).SendAsync("somebody else");
        var conversation = (await buyer.SendAsync("anybody?")).ConversationId;

        await GiveAsync(await TokenOfAsync("boss"), conversation.Value, "易退货");

        await Until.TrueAsync(async () => (await agent.Hub.InvokeAsync<WaitingView>("Waiting", [50])).Tags is { Count: 1 } tags && tags[buyer.Session.Buyer!.Id].SequenceEqual(["易退货"]));
        Assert.Empty((await agent.Hub.InvokeAsync<WaitingView>("Waiting", [0])).Tags);
    }

    [Fact]
    public async Task Only_tags_of_the_list_are_given_at_most_ten_and_only_by_who_sees_the_conversation()
    {
        string[] names = [.. Enumerable.Range(0, 11).Select(i => $"t{i}")];
        await ListAsync(names);
        var (buyer, agent, conversation) = await TalkAsync();
        var token = agent.Session.AccessToken;
        foreach (var name in names.Take(10))
            Assert.Equal(HttpStatusCode.OK, (await GiveAsync(token, conversation.Value, name)).Status);

        Assert.Equal((HttpStatusCode.Conflict, "tooManyTags"), CodeOf(await GiveAsync(token, conversation.Value, "t10")));
        Assert.Equal(HttpStatusCode.OK, (await GiveAsync(token, conversation.Value, "t3")).Status);
        Assert.Equal((HttpStatusCode.NotFound, "unknownTag"), CodeOf(await GiveAsync(token, conversation.Value, "unlisted")));
        Assert.Equal((HttpStatusCode.NotFound, "unknownConversation"), CodeOf(await GiveAsync(await TokenOfAsync("xiaoming"), conversation.Value, "t1")));
        Assert.Equal((HttpStatusCode.NotFound, "unknownConversation"), CodeOf(await GiveAsync(await StrangerAsync(), conversation.Value, "t1")));
        Assert.Equal(HttpStatusCode.Forbidden, (await GiveAsync(buyer.Session.AccessToken, conversation.Value, "t1")).Status);

        await ListAsync("t3");
        Assert.Equal(["t3"], (await agent.ResumeAsync()).Tags[buyer.Session.Buyer!.Id]);
        await ListAsync(names);
        Assert.Equal(10, (await agent.ResumeAsync()).Tags[buyer.Session.Buyer.Id].Count);
    }

    private async Task ListAsync(params string[] names) => Assert.Equal(
        HttpStatusCode.OK, (await AskAsync(await TokenOfAsync("boss"), HttpMethod.Put, "shop/tags", new { tags = names.Select(name => new { name, color = "blue" }) })).Status);

    private Task<(HttpStatusCode Status, JsonElement Body)> GiveAsync(string token, string conversation, string tag) =>
        AskAsync(token, HttpMethod.Put, $"conversations/{conversation}/tags/{Uri.EscapeDataString(tag)}");

    private static (HttpStatusCode Status, string? Code) CodeOf((HttpStatusCode Status, JsonElement Body) answer) => (answer.Status, answer.Body.GetProperty("code").GetString());
}
