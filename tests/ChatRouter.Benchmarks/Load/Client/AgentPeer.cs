using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace ChatRouter.Benchmarks.Load.Client;

/// <summary>An agent under load: notes what he is shown and answers.</summary>
internal sealed class AgentPeer : Peer
{
    private readonly Stage _stage;
    private readonly string _answerMethod;
    private readonly ShownMessage.Sink _shown;
    private readonly ConcurrentDictionary<int, Answer> _answers = new();

    public AgentPeer(Stage stage, string answerMethod)
    {
        _stage = stage;
        _answerMethod = answerMethod;
        _shown = Shown;
    }

    protected override void Receive(in Record record)
    {
        if (record.Type == 3) Completed(record);
        else if (record.Target.SequenceEqual("Message"u8) || record.Target.SequenceEqual("Assigned"u8)) ShownMessage.ReadAll(record.Body, _shown);
    }

    protected override void Repaired(ShownMessage message) => Note(message, out _, out _);

    private void Completed(in Record record)
    {
        var talk = _stage.Talks[(int)Digits.Read(record.InvocationId[1..9])];
        if (record.Error.IsEmpty)
            _stage.Meter.Acked(talk.ToBuyer.Ack((int)Digits.Read(record.InvocationId[9..]), Seqs.Read(record.Body)));
        else
            _stage.Refused(talk.ToBuyer, record.Error);

        if (_answers.TryGetValue(talk.Number, out var answer)) answer.UnderWay = false;
    }

    private void Shown(ShownMessage message)
    {
        if (!Note(message, out var stamp, out var talk)) return;

        _stage.Meter.Shown(_stage.Meter.ToAgent, stamp.SentAt);
        if (_stage.Replies) Reply(talk, message.ConversationId);
    }

    private bool Note(in ShownMessage message, out Stamp stamp, out Talk talk)
    {
        talk = null!;
        if (!Stamp.TryRead(message.Text, out stamp) || !stamp.FromBuyer) return false;

        talk = _stage.Talks[stamp.Talk];
        if (talk.Agent != this)
        {
            talk.Agent = this;
            talk.ConversationId = Encoding.UTF8.GetString(message.ConversationId);
        }

        return talk.ToAgent.Show(stamp.Counter, message.Seq);
    }

    private void Reply(Talk talk, ReadOnlySpan<byte> conversationId)
    {
        if (!_answers.TryGetValue(talk.Number, out var answer))
            answer = _answers[talk.Number] = new Answer(new SendFrame(_answerMethod, Encoding.UTF8.GetString(conversationId)));
        // One answer at a time: the next message of a buyer who does not wait is answered together with this one.
        if (answer.UnderWay) return;

        answer.UnderWay = true;
        var now = Stopwatch.GetTimestamp();
        _ = SendAnswerAsync(answer.Frame.Fill(new Stamp(false, talk.Number, talk.ToBuyer.Next(now), now)));
    }

    private async Task SendAnswerAsync(ReadOnlyMemory<byte> record) => await SendAsync(record);

    private sealed class Answer(SendFrame frame)
    {
        public SendFrame Frame { get; } = frame;

        public bool UnderWay { get; set; }
    }
}
