using ChatRouter.Core.Conversations;
using ChatRouter.TestKit.HubClient;

namespace ChatRouter.Tests.HubClient;

public sealed class TimelineTests
{
    private readonly Timeline _timeline = new();

    [Fact]
    public void Pushes_show_contiguously_whatever_their_order()
    {
        Push(1, 3, 2, 2);

        Assert.Equal([1, 2, 3], _timeline.Shown.Select(m => m.Seq));
        Assert.Equal((1, 1), (_timeline.Early, _timeline.Repeated));
        Assert.Empty(_timeline.Conflicts);
    }

    [Fact]
    public void Hole_holds_back_what_follows_until_a_page_fills_it()
    {
        Push(1, 4);
        var held = _timeline.HasHole;

        _timeline.Fill([Message(2), Message(3)], afterSeq: 1);

        Assert.True(held);
        Assert.False(_timeline.HasHole);
        Assert.Equal(4, _timeline.UpTo);
    }

    [Fact]
    public void Page_may_leave_out_what_the_client_may_not_see()
    {
        Push(1, 3);

        _timeline.Fill([Message(3)], afterSeq: 1);
        Push(4);

        Assert.Equal([1, 3, 4], _timeline.Shown.Select(m => m.Seq));
        Assert.Empty(_timeline.Conflicts);
    }

    [Fact]
    public void Snapshot_that_starts_later_than_what_is_known_is_not_trusted()
    {
        Push(1);

        _timeline.Fill([Message(5)], afterSeq: 4);

        Assert.Equal(1, _timeline.UpTo);
    }

    [Fact]
    public void A_pushed_message_that_a_page_leaves_out_is_a_conflict_unless_it_lies_before_it()
    {
        Push(4, 12);

        _timeline.Fill([Message(10), Message(11), Message(13)], afterSeq: 9);

        Assert.Equal("seq 12 was pushed but is not in the page", Assert.Single(_timeline.Conflicts));
    }

    [Fact]
    public void Two_messages_under_one_seq_are_a_conflict()
    {
        Push(1);

        _timeline.Push(Message(1) with { ClientMsgId = "other" });

        Assert.Single(_timeline.Conflicts);
    }

    [Fact]
    public void One_message_under_two_seqs_is_a_conflict()
    {
        Push(1);

        _timeline.Push(Message(1) with { Seq = 2 });

        Assert.Single(_timeline.Conflicts);
    }

    private static Message Message(long seq) => new()
    {
        ConversationId = new("c"),
        Seq = seq,
        From = MessageFrom.Buyer,
        SenderId = "b",
        Kind = MessageKind.Text,
        Text = "hello",
        ClientMsgId = $"m{seq}",
        At = DateTimeOffset.UnixEpoch,
    };

    private void Push(params long[] seqs)
    {
        foreach (var seq in seqs) _timeline.Push(Message(seq));
    }
}
