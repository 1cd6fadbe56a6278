using System.Diagnostics.CodeAnalysis;
using ChatRouter.Core.Conversations;
using ChatRouter.TestKit.HubClient;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR;

namespace ChatRouter.Tests.HubClient;

public sealed class RepairTests : IAsyncLifetime
{
    private static readonly ConversationId Conversation = new("c");

    private readonly WebApplication _app = HubServer.Of<GrowingHub>();
    private BuyerTestClient _buyer = null!;

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        var hub = await Endpoint.At(new Uri(_app.Urls.Single())).ConnectAsync("/hub", "ticket", new Dictionary<string, string>());
        _buyer = new(hub, new("token", 60, null, null));
        await hub.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _buyer.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_head_that_comes_while_a_page_without_it_is_on_its_way_is_asked_for_once_more()
    {
        await _buyer.Hub.InvokeAsync("Grow", []);

        await _buyer.UntilAsync(() => _buyer.TimelineOf(Conversation).UpTo == 2);
    }

    /// <summary>A second message comes to its conversation while it answers to who asks for the first.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Hub methods are instance methods.")]
    private sealed class GrowingHub : Hub
    {
        public Task Grow() => TellAsync(1);

        public async Task<Page> Sync(string id, long after)
        {
            if (after == 0)
                await TellAsync(2);
            return new([Message(after + 1)], after + 1);
        }

        private Task TellAsync(long lastSeq) => Clients.Caller.SendAsync("Heads", new Dictionary<string, long> { [Conversation.Value] = lastSeq });

        private static Message Message(long seq) => new()
        {
            ConversationId = Conversation,
            Seq = seq,
            From = MessageFrom.Buyer,
            SenderId = "b",
            Kind = MessageKind.Text,
            Text = "hello",
            ClientMsgId = $"m{seq}",
            At = DateTimeOffset.UnixEpoch,
        };
    }
}
