using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Supervision;
using ChatRouter.TestKit.HubClient;

namespace ChatRouter.IntegrationTests.Hubs;

/// <summary>What a supervisor does in his shop.</summary>
public sealed class SupervisorTests : HubScene
{
    [Fact]
    public async Task Who_watches_reads_along_and_nobody_in_the_conversation_can_tell()
    {
        var (buyer, agent, conversation) = await TalkAsync("first");
        var supervisor = await SupervisorAsync();
        var (heardByBuyer, heardByAgent) = (buyer.Statuses.Count, agent.Changed.Count);

        var watched = await supervisor.WatchAsync(conversation);
        await buyer.SendAsync("second");
        await agent.SendAsync(conversation, "third");
        await supervisor.UntilAsync(() => supervisor.TimelineOf(conversation).UpTo == 3);

        Assert.Equal(["first"], watched.Messages.Select(message => message.Text));
        Assert.Equal(["first", "second", "third"], supervisor.TimelineOf(conversation).Shown.Select(message => message.Text));
        await buyer.UntilAsync(() => buyer.TimelineOf(conversation).UpTo == 3);
        Assert.Empty(buyer.Receipts);
        Assert.Empty(buyer.Typings);
        Assert.Equal((heardByBuyer, heardByAgent), (buyer.Statuses.Count, agent.Changed.Count));
        Assert.Empty(agent.Unassigned);
    }

    [Fact]
    public async Task He_reads_one_conversation_at_a_time_and_its_earlier_messages_when_he_asks()
    {
        var (buyer, _, first) = await TalkAsync();
        var other = await BuyerAsync();
        var second = (await other.SendAsync("other")).ConversationId;
        var supervisor = await SupervisorAsync();

        await supervisor.WatchAsync(first);
        await supervisor.WatchAsync(second);
        await buyer.SendAsync("unseen");
        await other.SendAsync("seen");
        await supervisor.UntilAsync(() => supervisor.TimelineOf(second).UpTo == 2);
        await supervisor.Hub.InvokeAsync("Unwatch", []);
        await other.SendAsync("unseen");
        await supervisor.UntilBoardAsync(board => board.Conversations.Any(row => row.Conversation is { LastSeq: 3 } watched && watched.Id == second));

        Assert.Equal(1, supervisor.TimelineOf(first).UpTo);
        Assert.Equal(2, supervisor.TimelineOf(second).UpTo);
        var page = await supervisor.Hub.InvokeAsync<Page>("History", [first, 2]);
        Assert.Equal(["你好"], page.Messages.Select(message => message.Text));
    }

    [Fact]
    public async Task A_whisper_reaches_the_agent_and_never_the_buyer()
    {
        var (buyer, agent, conversation) = await TalkAsync();
        var supervisor = await SupervisorAsync();
        await supervisor.WatchAsync(conversation);

        await supervisor.WhisperAsync(conversation, "送他一张券");

        await agent.UntilAsync(() => agent.TimelineOf(conversation).UpTo == 2);
        await supervisor.UntilAsync(() => supervisor.TimelineOf(conversation).UpTo == 2);
        await buyer.UntilAsync(() => buyer.TimelineOf(conversation).UpTo == 2);
        var whisper = agent.TimelineOf(conversation).Shown[1];
        Assert.Equal((MessageKind.Note, "送他一张券", "店长"), (whisper.Kind, whisper.Text, whisper.SenderName));
        var seen = buyer.TimelineOf(conversation).Shown[1];
        Assert.Equal((null, null, null), (seen.Text, seen.SenderId, seen.SenderName));
        await buyer.SendAsync("?");
        await supervisor.UntilBoardAsync(board => board.Figures.NeedsReply == 1);
    }

    [Fact]
    public async Task He_takes_a_conversation_over_to_his_own_desk_where_he_must_be_online()
    {
        var (buyer, agent, conversation) = await TalkAsync();
        var supervisor = await SupervisorAsync();
        Assert.Equal("agentOffline", await RefusalOfAsync(() => supervisor.Hub.InvokeAsync("TakeOver", [conversation])));
        var desk = await AgentAsync("boss");

        await supervisor.Hub.InvokeAsync("TakeOver", [conversation]);

        await desk.UntilAsync(() => desk.Assigned.Any(assigned => assigned.Conversation.Id == conversation));
        await agent.UntilAsync(() => agent.Unassigned.Any(gone => gone.ConversationId == conversation));
        await desk.SendAsync(conversation, "我来处理");
        await buyer.UntilAsync(() => buyer.TimelineOf(conversation).UpTo == 2);
        Assert.Equal("notOwner", await RefusalOfAsync(() => agent.SendAsync(conversation, "too late")));
    }

    [Fact]
    public async Task He_assigns_a_waiting_buyer_to_an_agent_or_an_owned_one_to_a_group()
    {
        var supervisor = await SupervisorAsync();
        var (first, second) = (await DeskAsync("xiaofang"), await DeskAsync("laowang"));
        await first.SetStateAsync(WantedState.Paused);
        await second.SetStateAsync(WantedState.Paused);
        var conversation = (await (await BuyerAsync()).SendAsync("hello?")).ConversationId;
        await supervisor.UntilBoardAsync(board => board.Figures.Queued == 1);

        await supervisor.AssignAsync(conversation, agentId: await IdOfAsync("xiaofang"), reason: "你熟悉");
        await first.UntilAsync(() => first.Assigned.Any(assigned => assigned.Conversation.Id == conversation));
        await second.SetStateAsync(WantedState.Online);
        await supervisor.AssignAsync(conversation, groupId: new("after-sale"));
        await second.UntilAsync(() => second.Assigned.Any(assigned => assigned.Conversation.Id == conversation));
        await first.UntilAsync(() => first.Unassigned.Any(gone => gone.ConversationId == conversation));

        var handed = first.Assigned.Single();
        Assert.Equal((await IdOfAsync("boss"), "你熟悉"), (handed.HandedBy!.Value, handed.Remark));
    }

    [Fact]
    public async Task What_cannot_be_assigned_is_refused_with_the_reason()
    {
        var (_, _, conversation) = await TalkAsync();
        var supervisor = await SupervisorAsync();
        var offline = await IdOfAsync("laowang");

        Assert.Equal("targetOffline", await RefusalOfAsync(() => supervisor.AssignAsync(conversation, agentId: offline)));
        Assert.Equal("unknownTarget", await RefusalOfAsync(() => supervisor.AssignAsync(conversation, agentId: new("nobody"))));
        Assert.Equal("unknownTarget", await RefusalOfAsync(() => supervisor.AssignAsync(conversation, groupId: new("nowhere"))));
        Assert.Equal("invalidArgument", await RefusalOfAsync(() => supervisor.AssignAsync(conversation, agentId: offline, reason: "")));
        Assert.Equal("invalidArgument", await RefusalOfAsync(() => supervisor.AssignAsync(conversation)));
        Assert.Equal("unknownConversation", await RefusalOfAsync(() => supervisor.AssignAsync(new("nowhere"), agentId: offline)));
    }

    [Fact]
    public async Task He_ends_a_conversation_of_another()
    {
        var (buyer, agent, conversation) = await TalkAsync();
        var supervisor = await SupervisorAsync();

        await supervisor.Hub.InvokeAsync("Close", [conversation]);

        await buyer.UntilAsync(() => buyer.ClosedConversations.Contains(conversation));
        await agent.UntilAsync(() => agent.Unassigned.Any(gone => gone.ConversationId == conversation));
    }

    [Fact]
    public async Task A_forced_state_holds_is_shown_at_the_agents_desk_with_who_and_why_and_frees_his_buyers()
    {
        var (_, agent, conversation) = await TalkAsync();
        var supervisor = await SupervisorAsync();
        var colleague = await AgentAsync("xiaoming");
        var id = await IdOfAsync("xiaofang");

        var state = await supervisor.ForceAsync(id, WantedState.Offline, "设备故障");

        Assert.Equal(AgentState.Offline, state);
        await agent.UntilAsync(() => !agent.Forced.IsEmpty);
        var forced = Assert.Single(agent.Forced);
        Assert.Equal((AgentState.Offline, "店长", "设备故障"), (forced.State, forced.By, forced.Reason));
        await colleague.UntilAsync(() => colleague.Assigned.Any(assigned => assigned.Conversation.Id == conversation));
        Assert.Equal(AgentState.Offline, (await agent.ResumeAsync()).State);
        Assert.Equal(AgentState.Online, await supervisor.ForceAsync(id, WantedState.Online));
    }

    [Fact]
    public async Task A_state_is_forced_on_an_agent_of_the_shop_and_never_without_a_reason()
    {
        var supervisor = await SupervisorAsync();
        var id = await IdOfAsync("xiaofang");

        Assert.Equal("invalidArgument", await RefusalOfAsync(() => supervisor.ForceAsync(id, WantedState.Paused, " ")));
        Assert.Equal("invalidArgument", await RefusalOfAsync(() => supervisor.ForceAsync(id, WantedState.Paused, new string('长', 201))));
        Assert.Equal("unknownTarget", await RefusalOfAsync(() => supervisor.ForceAsync(new("nobody"), WantedState.Paused)));
    }

    [Fact]
    public async Task A_notice_is_shown_at_every_desk()
    {
        var desks = new[] { await DeskAsync("xiaofang"), await AgentAsync("xiaoming") };
        var supervisor = await SupervisorAsync();

        await supervisor.Hub.InvokeAsync("Notify", ["八点开始大促"]);

        foreach (var desk in desks)
            await desk.UntilAsync(() => !desk.Notices.IsEmpty);
        Assert.All(desks, desk => Assert.Equal(("店长", "八点开始大促"), (desk.Notices.Single().By, desk.Notices.Single().Text)));
        Assert.Equal("textEmpty", await RefusalOfAsync(() => supervisor.Hub.InvokeAsync("Notify", [" "])));
        Assert.Equal("textTooLong", await RefusalOfAsync(() => supervisor.Hub.InvokeAsync("Notify", [new string('长', 501)])));
    }

    [Fact]
    public async Task Whatever_he_did_stands_in_the_audit_newest_first_and_what_was_refused_does_not()
    {
        var (_, _, conversation) = await TalkAsync();
        var supervisor = await SupervisorAsync();
        var (boss, agent) = (await IdOfAsync("boss"), await IdOfAsync("xiaofang"));
        await supervisor.WatchAsync(conversation);
        await supervisor.WhisperAsync(conversation, "secret words");
        await RefusalOfAsync(() => supervisor.AssignAsync(conversation, agentId: new("nobody")));
        await RefusalOfAsync(() => supervisor.Hub.InvokeAsync("TakeOver", [conversation]));
        await supervisor.ForceAsync(agent, WantedState.Paused, "会议");
        await supervisor.Hub.InvokeAsync("Notify", ["more secret words"]);
        await supervisor.Hub.InvokeAsync("Close", [conversation]);

        var audit = await supervisor.Hub.InvokeAsync<AuditEntry[]>("Audit", [new { }]);

        Assert.Equal(
            [
                (AuditAction.Closed, conversation.Value, null), (AuditAction.PostedNotice, "", null), (AuditAction.ForcedState, agent.Value, "paused: 会议"),
                (AuditAction.Whispered, conversation.Value, null), (AuditAction.Watched, conversation.Value, null),
            ],
            audit.Select(entry => (entry.Action, entry.Target, entry.Detail)));
        Assert.All(audit, entry => Assert.Equal(boss, entry.Actor));
    }

    [Fact]
    public async Task He_moves_who_waits_to_the_front_with_a_reason_that_stays_and_who_is_passed_gets_his_new_position()
    {
        var desk = await DeskAsync("xiaofang");
        await desk.SetStateAsync(WantedState.Paused);
        var (first, second) = (await BuyerAsync(), await BuyerAsync());
        await first.SendAsync("first");
        var moved = (await second.SendAsync("second")).ConversationId;
        var supervisor = await SupervisorAsync();
        await supervisor.UntilBoardAsync(board => board.Figures.Queued == 2);

        Assert.Equal("invalidArgument", await RefusalOfAsync(() => supervisor.Hub.InvokeAsync("Reorder", [moved, new { to = 4, reason = " " }])));
        Assert.Equal("invalidArgument", await RefusalOfAsync(() => supervisor.Hub.InvokeAsync("Reorder", [moved, new { to = 5, reason = "urgent" }])));
        await supervisor.Hub.InvokeAsync("Reorder", [moved, new { to = 4, reason = "urgent" }]);

        var board = await supervisor.UntilBoardAsync(board => board.Conversations.Any(row => row is { Position: 1, Priority: 4 }));
        Assert.Equal(moved, board.Conversations.Single(row => row.Position == 1).Conversation.Id);
        await first.UntilAsync(() => first.Statuses.LastOrDefault()?.Queue?.Position == 2);
        var entry = (await supervisor.Hub.InvokeAsync<AuditEntry[]>("Audit", [new { action = "reordered" }])).Single();
        Assert.Equal((moved.Value, "front: urgent"), (entry.Target, entry.Detail));
        await desk.SetStateAsync(WantedState.Online);
        await desk.UntilAsync(() => desk.Assigned.Count == 2);
        Assert.Equal("notWaiting", await RefusalOfAsync(() => supervisor.Hub.InvokeAsync("Reorder", [moved, new { to = 1, reason = "late" }])));
    }
}
