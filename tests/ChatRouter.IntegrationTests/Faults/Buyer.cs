using System.Diagnostics;
using ChatRouter.TestKit.HubClient;

namespace ChatRouter.IntegrationTests.Faults;

/// <summary>A buyer of the crowd: a guest of one shop who writes and reads.</summary>
internal sealed class Buyer(string shop, int number, Endpoint server, Stopwatch clock) : Member($"{shop}/b{number}", server, clock, TimeSpan.FromSeconds(Form.Of(2, 4)))
{
    private BuyerSession? _session;

    public string Shop => shop;

    /// <summary>What the latest Open said.</summary>
    public OpenedWidget? LastOpened { get; private set; }

    protected override async Task<ChatTestClient> ConnectAsync(CancellationToken cancellation)
    {
        _session ??= await Server.SignInBuyerAsync(shop, Server.Origin, cancellation: cancellation);
        return await BuyerTestClient.ConnectAsync(Server, _session, Server.Origin, cancellation);
    }

    protected override async Task OpenAsync(ChatTestClient client, CancellationToken cancellation)
    {
        LastOpened = await ((BuyerTestClient)client).OpenAsync(cancellation: cancellation);
        if (LastOpened.Status is { } status && client.TimelineOf(status.ConversationId).UpTo < LastOpened.LastSeq)
            await client.SyncAsync(status.ConversationId, cancellation);
    }

    protected override Task<SendAck> SendAsync(ChatTestClient client, Sending sending, CancellationToken cancellation) =>
        ((BuyerTestClient)client).SendAsync(sending.Text, sending.ClientMsgId, cancellation);

    protected override bool TryFindReader(out ConversationId? to)
    {
        to = null;
        return true;
    }

    /// <summary>Writes once, now; for one who does not write by himself yet.</summary>
    public void Say() => Compose(null);

    /// <summary>Asks where he stands.</summary>
    public async Task<OpenedWidget> LookAsync() => await ((BuyerTestClient)Client!).OpenAsync();
}
