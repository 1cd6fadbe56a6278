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
    private const int FramesPerHub = 1_700;

    [Fact]
    public async Task Broken_frames_hurt_nobody_but_their_sender()
    {
        var (buyer, agent, conversation) = await TalkAsync();
        // The supervisor's frames may well do what they say, so not to the pair that is measured.
        var another = await (await BuyerAsync()).SendAsync("another conversation");
        var own = new SampleIds(another.ConversationId.Value, (await IdOfAsync("laowang")).Value, "after-sale");
        var guest = await GuestTokenAsync();
        var desk = await StaffTokenAsync("laowang");
        var boss = await StaffTokenAsync("boss");
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var quiet = await AnswerTimesAsync(buyer, agent, conversation, () => true, 60);

        var attacks = Task.WhenAll(
            AttackAsync("/hubs/buyer", guest, typeof(IBuyerHub), own, seed),
            AttackAsync("/hubs/agent", desk, typeof(IAgentHub), own, seed + 1),
            AttackAsync("/hubs/supervisor", boss, typeof(ISupervisorHub), own, seed + 2));
        var meanwhile = await AnswerTimesAsync(buyer, agent, conversation, () => !attacks.IsCompleted, int.MaxValue);

        var answers = (await attacks).SelectMany(answered => answered).ToList();
        output.WriteLine($"{3 * FramesPerHub} frames, {answers.Count} answers; another pair's messages: median {Median(quiet):0.0} ms before, {Median(meanwhile):0.0} ms meanwhile, longest {meanwhile.Max():0} ms");
        Assert.DoesNotContain(answers, answer => Leaks.In(answer.Replace("HubException: ", "", StringComparison.Ordinal)) || answer.Contains("internalError", StringComparison.Ordinal));
        Assert.True(Heard.Failures.Count == 0, string.Join('\n', Heard.Failures));
        Assert.True(answers.Count > FramesPerHub / 4, $"{answers.Count} answers");
        Assert.InRange(Median(meanwhile), 0, (5 * Median(quiet)) + 100);
    }

    // One frame at a time, each followed by a call that is answered unless the frame ended the connection; then the next connection goes on.
    private async Task<List<string>> AttackAsync(string hub, string token, Type contract, SampleIds own, int seed)
    {
        var mutator = new FrameMutator(seed, [.. SampleFrames.Calls(contract, own), .. SampleFrames.Others(own)]);
        var answers = new List<string>();
        for (var sent = 0; sent < FramesPerHub;)
        {
            using var socket = await ConnectAsync(hub, token);
            await SendAsync(socket, [.. SampleFrames.Handshake, .. mutator.Open]);
            for (var open = true; open && sent < FramesPerHub; sent++)
            {
                open = await SendAsync(socket, [.. mutator.Next(), 0x1e, .. SampleFrames.Probe])
                    && await ReadUntilProbeAsync(socket, answers);
            }
        }
        return answers;
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
    private static async Task<bool> ReadUntilProbeAsync(ClientWebSocket socket, List<string> answers)
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
            answers.AddRange(text.ToString().Split('\u001e').Where(answer => answer.Contains("\"error\"", StringComparison.Ordinal) && !answer.Contains("\"probe\"", StringComparison.Ordinal)));
        }
    }

    private static async Task<List<double>> AnswerTimesAsync(BuyerTestClient buyer, AgentTestClient agent, ConversationId conversation, Func<bool> goOn, int most)
    {
        var times = new List<double>();
        while (times.Count < most && goOn())
        {
            var since = Stopwatch.GetTimestamp();
            var seq = (await buyer.SendAsync($"message {times.Count}")).Seq;
            await agent.UntilAsync(() => agent.TimelineOf(conversation).UpTo >= seq);
            times.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        }
        return times;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
