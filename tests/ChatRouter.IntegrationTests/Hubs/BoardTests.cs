using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision;
using ChatRouter.Core.Supervision.Figures;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;
using Microsoft.Extensions.DependencyInjection;

namespace ChatRouter.IntegrationTests.Hubs;

/// <summary>What a supervisor sees of his shop.</summary>
public sealed class BoardTests : HubScene
{
    [Fact]
    public async Task The_board_shows_who_is_online_how_loaded_he_is_and_whom_he_serves()
    {
        var supervisor = await SupervisorAsync();
        var (_, _, conversation) = await TalkAsync("有货吗?");
        var id = await IdOfAsync("xiaofang");

        var board = await supervisor.UntilBoardAsync(board => board.Conversations.Count == 1 && board.Figures.NeedsReply == 1);

        var row = Assert.Single(board.Conversations).Conversation;
        Assert.Equal((conversation, "有货吗?", Placement.Owned, id), (row.Id, row.LastText, row.Status, row.Owner!.Value));
        var agent = board.Agents.Single(agent => agent.Id == id);
        Assert.Equal(("小芳", AgentState.Online, 1, 1, 1, 20), (agent.Name, agent.State, agent.Pending, agent.Active, agent.Owned, agent.Capacity));
        Assert.Equal(row.WaitingSince, agent.LongestSince);
        Assert.Equal((1, 3, 20, 19), (board.Figures.Online, board.Figures.Offline, board.Figures.Places, board.Figures.FreePlaces));
        var group = board.Groups.Single(group => group.Name == "售前 Pre-sale");
        Assert.Equal((1, 1), (group.Figures.Online, group.Figures.NeedsReply));
        var place = new OpenPlace(Answered: false, row.WaitingSince, row.Id);
        Assert.Empty(await supervisor.OpenAfterAsync(place));
        Assert.Equal(conversation, Assert.Single(await supervisor.OpenAfterAsync(place with { WaitingSince = row.WaitingSince.AddSeconds(-1) })).Conversation.Id);
    }

    [Fact]
    public async Task It_tells_why_and_since_when_an_agent_is_paused_for_as_long_as_he_is()
    {
        var supervisor = await SupervisorAsync();
        var (agent, id) = (await DeskAsync("xiaofang"), await IdOfAsync("xiaofang"));
        await agent.SetStateAsync(WantedState.Paused, "<i>用餐</i>");

        var paused = await supervisor.UntilBoardAsync(board => PauseOf(board, id) is not null);
        await agent.SetStateAsync(WantedState.Online);
        await supervisor.UntilBoardAsync(board => PauseOf(board, id) is null);

        Assert.Equal("<i>用餐</i>", PauseOf(paused, id)!.Reason);
        Assert.InRange(PauseOf(paused, id)!.Since, paused.At.AddSeconds(-10), paused.At.AddSeconds(1));
        Assert.Equal("textTooLong", await RefusalOfAsync(() => agent.SetStateAsync(WantedState.Paused, new string('x', 61))));
    }

    [Fact]
    public async Task It_lists_who_waits_with_the_reason_and_takes_him_off_when_he_is_served()
    {
        var supervisor = await SupervisorAsync();
        var agent = await DeskAsync("xiaofang");
        await agent.SetStateAsync(WantedState.Paused);
        await (await BuyerAsync()).SendAsync("hello?");

        var waiting = await supervisor.UntilBoardAsync(board => board.Figures.Queued == 1);
        await agent.SetStateAsync(WantedState.Online);
        var served = await supervisor.UntilBoardAsync(board => board.Figures is { Queued: 0, NeedsReply: 1 });

        var row = Assert.Single(waiting.Conversations);
        Assert.Equal((Placement.Queued, RouteReason.AllAway, 1), (row.Conversation.Status, row.Conversation.Reason, row.Position));
        Assert.Equal(RouteReason.AllAway, waiting.Figures.QueueReason);
        Assert.Equal(Placement.Owned, Assert.Single(served.Conversations).Conversation.Status);
    }

    [Fact]
    public async Task However_many_watch_a_shop_gets_a_board_a_second_at_the_most_and_all_of_them_the_same()
    {
        var (first, second) = (await SupervisorAsync(), await SupervisorAsync());

        await first.UntilAsync(() => TimesOf(first).Count >= 5);
        await second.UntilAsync(() => second.Boards.Any(board => board.At == first.Board.At));

        var times = TimesOf(first);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.InRange((pair.Second - pair.First).TotalSeconds, 0.85, 10));
        Assert.All(second.Boards.Skip(1), board => Assert.Contains(board.At, times));
    }

    [Fact]
    public async Task A_conversation_that_ended_is_off_the_board_and_counted_for_the_day()
    {
        var supervisor = await SupervisorAsync();
        var (_, agent, conversation) = await TalkAsync();
        await agent.SendAsync(conversation, "有的");
        await agent.Hub.InvokeAsync("Close", [conversation]);

        await supervisor.UntilBoardAsync(board => board.Conversations.Count == 0 && board.Day.Received == 1, TimeSpan.FromSeconds(15));
        var day = supervisor.Board.Day;

        Assert.Equal((1, 1, 0, new InTimeShare(1, 1)), (day.Consulted, day.Received, day.Abandoned, day.InTime));
        Assert.Equal((await IdOfAsync("xiaofang"), 1), Assert.Single(day.Agents) is var agentDay ? (agentDay.Agent, agentDay.Conversations) : default);
        Assert.Equal((1, 1), (day.Curve.Arrivals.Sum(), day.Curve.Replies.Sum()));
    }

    [Fact]
    public async Task When_most_buyers_are_expected_is_told_by_what_the_same_weekdays_brought()
    {
        var midnight = Server.Services.GetRequiredService<DayClock>().DayOf(TimeProvider.System.GetUtcNow());
        for (var week = 1; week <= 4; week++)
        {
            for (var i = 0; i < 10; i++)
                await GiveAsync($"buyer-{week}-{i}", midnight.AddDays(-7 * week).AddHours(22).AddMinutes(i < 5 ? 10 : 100));
        }

        var supervisor = await SupervisorAsync();

        var board = await supervisor.UntilBoardAsync(board => board.Day.Peak is not null, TimeSpan.FromSeconds(15));
        Assert.Equal(new ExpectedPeak(midnight.AddHours(22), midnight.AddHours(24)), board.Day.Peak);
    }

    // Somebody had the buyer then.
    private async Task GiveAsync(string buyer, DateTimeOffset at)
    {
        var journal = Server.Services.GetRequiredService<IJournal>();
        var conversation = (await journal.AppendAsync(new()
        {
            Shop = DemoShop.Shop.Id,
            Buyer = new(buyer),
            NewConversation = new(buyer),
            From = MessageFrom.Buyer,
            Kind = MessageKind.Text,
            Text = "hello",
            ClientMsgId = buyer,
            At = at,
        }, CancellationToken.None)).Conversation!;
        await journal.PlaceAsync(new(DemoShop.Shop.Id, new()
        {
            Conversation = conversation.Id,
            Buyer = conversation.Buyer,
            Placement = Placement.Owned,
            Owner = new("xiaofang"),
            ExpectedVersion = conversation.Version,
            Changes = true,
            Reason = RouteReason.Weighted,
            WaitingSince = conversation.WaitingSince,
            At = at,
        }), CancellationToken.None);
    }

    // The answer to Open and the first push may be one board.
    private static List<DateTimeOffset> TimesOf(SupervisorTestClient supervisor) => [.. supervisor.Boards.Select(board => board.At).Distinct()];

    [Fact]
    public async Task A_shop_that_was_made_just_now_has_a_board_of_its_own()
    {
        await TalkAsync();

        var supervisor = await ForeignSupervisorAsync();

        Assert.Equal([new AgentId("their-boss")], supervisor.Board.Agents.Select(agent => agent.Id));
        Assert.Empty(supervisor.Board.Conversations);
        Assert.Equal(0, supervisor.Board.Figures.Open);
    }

    private static Pause? PauseOf(ShopBoard board, AgentId id) => board.Agents.Single(agent => agent.Id == id).Pause;
}
