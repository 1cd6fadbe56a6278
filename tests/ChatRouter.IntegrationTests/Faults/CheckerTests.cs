using ChatRouter.Core.Conversations;
using ChatRouter.TestKit.HubClient;

namespace ChatRouter.IntegrationTests.Faults;

/// <summary>The checker must be able to fail: one made-up log per violation.</summary>
public sealed class CheckerTests
{
    private static readonly ConversationId Talk = new("c1");

    [Fact]
    public void Sound_evidence_has_no_violation() => Assert.Empty(Checker.Violations(Sound()));

    [Fact]
    public void An_acked_message_without_its_row_is_found() =>
        Finds("acked lost", Sound() with { Messages = [Row(1), Row(2) with { ClientMsgId = "another", Text = "another" }] });

    [Fact]
    public void A_message_stored_twice_is_found() =>
        Finds("extra row", Sound() with { Messages = [Row(1), Row(2), Row(3) with { ClientMsgId = "m2" }] });

    [Fact]
    public void A_row_that_nobody_sent_is_found() => Finds("extra row", Sound() with { Messages = [Row(1), Row(2), Row(3)] });

    [Fact]
    public void A_refused_message_that_is_stored_is_found() =>
        Finds("refused but stored", Sound() with { Sent = [Sent(1), new Sending("load1/b1", 2, "m2") { Refused = "notOwner" }] });

    [Fact]
    public void A_message_that_never_got_an_answer_is_found() =>
        Finds("never answered", Sound() with { Sent = [Sent(1), Sent(2), new Sending("load1/b1", 3, "m3")] });

    [Fact]
    public void Swapped_messages_of_one_sender_are_found() =>
        Finds("out of order", Sound() with { Messages = [Row(1) with { Seq = 2 }, Row(2) with { Seq = 1 }] });

    [Fact]
    public void A_message_missing_on_a_screen_is_found() => Finds("screen", Sound() with { Screens = [Buyer(1)] });

    [Fact]
    public void A_message_shown_twice_is_found() => Finds("screen", Sound() with { Screens = [Buyer(1, 2, 2)] });

    [Fact]
    public void Messages_shown_out_of_order_are_found() => Finds("screen", Sound() with { Screens = [Buyer(2, 1)] });

    [Fact]
    public void A_hole_on_a_desk_is_found() =>
        Finds("screen", Sound() with { Messages = [Row(1), Row(2), Row(3), Row(4)], Screens = [Buyer(2, 4) with { FromStart = false }] });

    [Fact]
    public void A_conflict_that_a_client_noticed_is_found() => Finds("shown wrongly", Sound() with { Screens = [Buyer(1, 2) with { Conflicts = ["seq 2 twice"] }] });

    [Fact]
    public void A_gap_in_the_sequence_is_found() => Finds("seq", Sound() with { Messages = [Row(1), Row(2) with { Seq = 3 }] });

    [Fact]
    public void A_gap_in_the_assignment_history_is_found() =>
        Finds("owners", Sound() with { Assignments = [new("load1", "c1", 2, "agent1")] });

    [Fact]
    public void An_owner_without_history_is_found() => Finds("owners", Sound() with { Assignments = [new("load1", "c1", 1, "agent2")] });

    [Fact]
    public void A_conversation_on_two_desks_is_found() =>
        Finds("double owner", Sound() with { Desks = [("load1/agent1", "c1"), ("load1/agent2", "c1")] });

    [Fact]
    public void A_conversation_on_no_desk_is_found() => Finds("desk", Sound() with { Desks = [] });

    [Fact]
    public void A_lost_conversation_is_found() => Finds("conversation lost", Sound() with { Conversations = [] });

    [Fact]
    public void An_agent_over_his_capacity_is_found() => Finds("capacity", Sound() with { Overshoot = 1 });

    private static void Finds(string kind, Evidence evidence) =>
        Assert.Contains(Checker.Violations(evidence), violation => violation.StartsWith(kind, StringComparison.Ordinal));

    private static Evidence Sound() => new()
    {
        Sent = [Sent(1), Sent(2)],
        Messages = [Row(1), Row(2)],
        Screens = [Buyer(1, 2)],
        Desks = [("load1/agent1", "c1")],
        Conversations = [new("load1", "c1", 2, 1, "agent1", true)],
        Assignments = [new("load1", "c1", 1, "agent1")],
    };

    private static Sending Sent(int counter) =>
        new("load1/b1", counter, $"m{counter}") { Ack = new SendAck(Talk, counter, default, false, Placement.Owned) };

    private static StoredMessage Row(int counter) => new("load1", "c1", counter, $"m{counter}", "b1", $"load1/b1:{counter}");

    private static Screen Buyer(params int[] seqs) => new("load1/b1", Talk, true, [.. seqs.Select(MessageOf)], []);

    private static Message MessageOf(int counter) => new()
    {
        ConversationId = Talk,
        Seq = counter,
        From = MessageFrom.Buyer,
        Kind = MessageKind.Text,
        Text = $"load1/b1:{counter}",
        ClientMsgId = $"m{counter}",
        At = default,
    };
}
