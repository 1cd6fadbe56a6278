using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Supervision.Figures;

namespace ChatRouter.Tests.Supervision;

/// <summary>How turns are read from a conversation's messages.</summary>
public sealed class TurnsTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly AgentId Anna = new("anna");

    [Fact]
    public void A_turn_is_a_run_of_buyers_messages_up_to_the_first_answer_and_further_answers_belong_to_none()
    {
        var turns = Turns.Of(Talk(), [Buyer(0), Buyer(5), Agent(20), Agent(30), Buyer(60), Agent(70)], [], []);

        Assert.Equal([new(At(0), At(20), Anna), new(At(60), At(70), Anna)], turns);
    }

    [Fact]
    public void The_last_turn_is_open_as_the_journal_says_since_when()
    {
        Assert.Equal([new(At(5))], Turns.Of(Talk() with { TurnOpenedAt = At(5) }, [Buyer(0), Buyer(5)], [], []));
        Assert.Equal([], Turns.Of(Talk(), [Buyer(0)], [], []));
    }

    [Fact]
    public void A_conversation_that_ends_ends_its_turn_without_an_answer()
    {
        Assert.Equal([new(At(0), At(90))], Turns.Of(Talk() with { ClosedAt = At(90) }, [Buyer(0)], [], []));
    }

    [Fact]
    public void A_turn_that_needs_no_reply_ends_then_and_the_buyers_next_message_opens_another()
    {
        var turns = Turns.Of(Talk(), [Buyer(0), Buyer(60), Agent(70), Agent(200)], [At(30), At(190)], []);

        Assert.Equal([new(At(0), At(30)), new(At(60), At(70), Anna)], turns);
    }

    [Fact]
    public void What_was_written_to_the_bot_waits_for_a_human_since_the_hand_over()
    {
        TurnMark[] marks = [Buyer(0), Buyer(30), Agent(100)];

        Assert.Equal([new(At(40), At(100), Anna)], Turns.Of(Talk(), marks, [], [At(40)]));
        Assert.Equal([new(At(50), At(100), Anna)], Turns.Of(Talk(), [Buyer(0), Agent(100)], [], [At(50)]));
        Assert.Equal(At(50), Turns.OpenSince([Buyer(0)], [], [At(50)]));
    }

    [Fact]
    public void Whom_only_the_bot_ever_had_asked_nobody_for_a_reply()
    {
        Assert.Equal([], Turns.Of(Talk() with { Reason = RouteReason.Bot, ClosedAt = At(90) }, [Buyer(0), Buyer(5)], [], []));
    }

    [Theory]
    [InlineData(179, null, null)]
    [InlineData(180, null, null)]
    [InlineData(181, null, false)]
    [InlineData(500, 180, true)]
    [InlineData(500, 181, false)]
    public void A_turn_is_judged_once_it_is_answered_or_older_than_three_minutes(int now, int? answeredAfter, bool? inTime)
    {
        var turn = answeredAfter is { } seconds ? new Turn(At(0), At(seconds), Anna) : new Turn(At(0));

        Assert.Equal(inTime, turn.InTimeAt(At(now)));
    }

    [Fact]
    public void A_turn_that_ended_early_without_an_answer_is_never_judged()
    {
        Assert.Null(new Turn(At(0), At(170)).InTimeAt(At(9000)));
        Assert.False(new Turn(At(0), At(190)).InTimeAt(At(9000)));
    }

    private static DateTimeOffset At(int seconds) => Start.AddSeconds(seconds);

    private static TurnMark Buyer(int seconds) => new(new("c"), seconds, null, At(seconds));

    private static TurnMark Agent(int seconds) => new(new("c"), seconds, Anna, At(seconds));

    private static ConversationRecord Talk() => new()
    {
        Shop = new("shop"),
        Id = new("c"),
        Buyer = new("buyer"),
        Placement = Placement.Owned,
        Version = 1,
        LastSeq = 1,
        WaitingSince = Start,
        LastPublicAt = Start,
        OpenedAt = Start,
        PlacedAt = Start,
    };
}
