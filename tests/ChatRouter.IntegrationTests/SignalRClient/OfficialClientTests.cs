using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.Server.Demo;
using ChatRouter.TestHost;

namespace ChatRouter.IntegrationTests.SignalRClient;

/// <summary>The wire is SignalR's own: the official client needs nothing of ours.</summary>
public sealed class OfficialClientTests
{
    [Fact]
    public async Task A_buyer_and_an_agent_talk_by_the_official_client()
    {
        await using var server = new HostedServer();

        var seen = await NodeScript.RunAsync<SeenByClient>("chat.mjs", server.Endpoint.Origin, DemoShop.Key, "xiaofang", DemoShop.Password);

        Assert.Equal("小芳", seen.Me.Name);
        Assert.Equal(AgentState.Online, seen.State);
        Assert.Equal(DemoShop.Shop.Name, seen.ShopName);
        AssertSentOnce(seen);
        Assert.Equal(RouteReason.Weighted, seen.Assigned.Conversation.Reason);
        Assert.Equal("什么时候发货?", seen.Assigned.Messages.Single().Text);
        Assert.Contains("\"code\":\"openTurns\"", seen.Refused, StringComparison.Ordinal);
        Assert.Equal((2, "今天", "小芳"), (seen.Answer.Seq, seen.Answer.Text, seen.Answer.SenderName));
        Assert.Equal("小芳", seen.Status.Agent!.Name);
    }

    private static void AssertSentOnce(SeenByClient seen)
    {
        Assert.Equal((1, false), (seen.Sent.Seq, seen.Sent.Duplicate));
        Assert.Equal(seen.Sent with { Duplicate = true, Status = seen.Repeated.Status }, seen.Repeated);
        Assert.Equal((2, 3), (seen.Answered.Seq, seen.Missed.Seq));
        Assert.Equal([(3, MessageFrom.Agent, "明天到")], seen.Reopened.Messages.Select(message => ((int)message.Seq, message.From, message.Text!)));
        Assert.Equal(3, seen.Receipt.ReadUpTo);
    }
}
