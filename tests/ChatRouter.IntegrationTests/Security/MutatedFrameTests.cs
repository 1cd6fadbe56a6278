using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using ChatRouter.Server.Hubs;
using ChatRouter.TestKit.HubClient;
using Xunit.Abstractions;

namespace ChatRouter.IntegrationTests.Security;

/// <summary>Thousands of broken frames at every hub: the server lives, tells nothing of its inside, fails nowhere, and others do not feel it.</summary>
public sealed class MutatedFrameTests(ITestOutputHelper output) : FrameScene
{
    private const int Turns = 6;
    private const int FramesPerTurn = 300;

    private readonly ConcurrentQueue<string> _answers = [];

    [Fact]
    public async Task Broken_frames_hurt_nobody_but_their_sender()
    {
        var (buyer, agent, conversation) = await TalkAsync();
        // The supervisor's frames may well do what they say, so not to the pair that is measured.
        var another = await (await BuyerAsync()).SendAsync("another conversation");
        var own = new SampleIds(another.ConversationId.Value, (await IdOfAsync("laowang")).Value, "after-sale");
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        Sender[] senders =
        [
            new("/hubs/buyer", await GuestTokenAsync(), typeof(IBuyerHub), own, seed),
            new("/hubs/agent", await StaffTokenAsync("laowang"), typeof(IAgentHub), own, seed + 1),
            new("/hubs/supervisor", await StaffTokenAsync("boss"), typeof(ISupervisorHub), own, seed + 2),
        ];
        var (right, broken) = (new List<double>(), new List<double>());

        // In turns, so that whatever else the machine does falls to both alike.
        for (var turn = 0; turn < Turns; turn++)
        {
            var attack = Task.WhenAll(senders.Select(sender => SendBrokenAsync(sender)));
            await MeasureAsync(attack, broken);
            var connections = await attack;
            await MeasureAsync(Task.WhenAll(senders.Zip(connections, SendRightAsync)), right);
        }

        output.WriteLine($"{Turns * FramesPerTurn * senders.Length} frames, {_answers.Count} answers; another pair's messages beside right ones: {Told(right)}; beside broken ones: {Told(broken)}");
        Assert.DoesNotContain(_answers, answer => Leaks.In(answer.Replace("HubException: ", "", StringComparison.Ordinal)) || answer.Contains("internalError", StringComparison.Ordinal));
        Assert.True(Heard.Failures.Count == 0, string.Join('\n', Heard.Failures));
        Assert.True(_answers.Count > Turns * FramesPerTurn / 4, $"{_answers.Count} answers");
        // Broken frames cost less than right ones, so that others must not feel more of them.
        Assert.InRange(At(0.5, broken), 0, 1.5 * At(0.5, right));
        Assert.InRange(At(0.95, broken), 0, 2 * At(0.95, right));
        Assert.InRange(broken.Max(), 0, (5 * right.Max()) + 250);

        Task MeasureAsync(Task beside, List<double> times) => AnswerTimesAsync(buyer, agent, conversation, beside, times);
    }

    /// <summary>Who sends frames to a hub: broken ones as that seed has them.</summary>
    private sealed record Sender(string Hub, string Token, Type Contract, SampleIds Own, int Seed)
    {
        public byte[][] Right { get; } = [.. SampleFrames.Calls(Contract, Own)];

        public FrameMutator Broken { get; } = new(Seed, [.. SampleFrames.Calls(Contract, Own), .. SampleFrames.Others(Own)]);
    }

    // One frame at a time, each followed by a call that is answered unless the frame ended the connection; then the next connection goes on. How many there were.
    private async Task<int> SendBrokenAsync(Sender sender)
    {
        var connections = 0;
        for (var sent = 0; sent < FramesPerTurn; connections++)
        {
            using var socket = await ConnectAsync(sender.Hub, sender.Token);
            await SendAsync(socket, [.. SampleFrames.Handshake, .. sender.Broken.Open]);
            for (var open = true; open && sent < FramesPerTurn; sent++)
                open = await SendAsync(socket, [.. sender.Broken.Next(), 0x1e, .. SampleFrames.Probe]) && await ReadUntilProbeAsync(socket, _answers.Enqueue);
        }

        return connections;
    }

    // As many, over as many connections.
    private async Task<int> SendRightAsync(Sender sender, int connections)
    {
        for (var (connection, sent) = (1, 0); connection <= connections; connection++)
        {
            using var socket = await ConnectAsync(sender.Hub, sender.Token);
            await SendAsync(socket, [.. SampleFrames.Handshake, .. sender.Right[0]]);
            for (; sent < FramesPerTurn * connection / connections; sent++)
            {
                await SendAsync(socket, [.. sender.Right[sent % sender.Right.Length], .. SampleFrames.Probe]);
                await ReadUntilProbeAsync(socket, _ => { });
            }
        }

        return connections;
    }

    private static async Task<bool> SendAsync(ClientWebSocket socket, byte[] frame)
    {
        try
        {
            await socket.SendAsync(frame, WebSocketMessageType.Binary, true, CancellationToken.None);
            return true;
        }
        catch (WebSocketException)
        {
            return false;
        }
    }

    // False once the server ended the connection.
    private static async Task<bool> ReadUntilProbeAsync(ClientWebSocket socket, Action<string> hear)
    {
        var buffer = new byte[64 * 1024];
        var text = new StringBuilder();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            while (!text.ToString().Contains("\"probe\"", StringComparison.Ordinal))
            {
                var read = await socket.ReceiveAsync(buffer, patience.Token);
                if (read.MessageType is WebSocketMessageType.Close)
                    return false;
                text.Append(Encoding.UTF8.GetString(buffer, 0, read.Count));
            }
            return true;
        }
        catch (WebSocketException)
        {
            return false;
        }
        finally
        {
            foreach (var answer in text.ToString().Split('\u001e').Where(answer => answer.Contains("\"error\"", StringComparison.Ordinal) && !answer.Contains("\"probe\"", StringComparison.Ordinal)))
                hear(answer);
        }
    }

    private static async Task AnswerTimesAsync(BuyerTestClient buyer, AgentTestClient agent, ConversationId conversation, Task beside, List<double> times)
    {
        do
        {
            var since = Stopwatch.GetTimestamp();
            var seq = (await buyer.SendAsync($"message {times.Count}")).Seq;
            await agent.UntilAsync(() => agent.TimelineOf(conversation).UpTo >= seq);
            times.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        }
        while (!beside.IsCompleted);
    }

    private static string Told(List<double> times) => $"{times.Count}, median {At(0.5, times):0.0} ms, 95 of 100 within {At(0.95, times):0.0} ms, longest {times.Max():0} ms";

    private static double At(double part, List<double> times) => times.Order().ElementAt((int)(part * times.Count));
}
