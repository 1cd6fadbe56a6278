using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.IntegrationTests.Hubs;

public sealed class MessageWayTests : HubScene
{
    [Fact]
    public async Task A_buyers_message_reaches_the_right_agent_with_the_reason()
    {
        var agent = await AgentAsync("xiaofang");
        var buyer = await BuyerAsync();

        var ack = await buyer.SendAsync("什么时候发货?");
        await agent.UntilAsync(() => !agent.Assigned.IsEmpty);

        var assigned = agent.Assigned.Single();
        Assert.Equal(ack.ConversationId, assigned.Conversation.Id);
        Assert.Equal(RouteReason.Weighted, assigned.Conversation.Reason);
        Assert.Equal("什么时候发货?", assigned.Messages.Single().Text);
        await buyer.UntilAsync(() => buyer.Statuses.Any(status => status is { Status: Placement.Owned, Agent.Name: "小芳" }));
    }

    [Fact]
    public async Task An_answer_reaches_the_buyer_and_closes_the_turn()
    {
        var (buyer, agent, conversation) = await TalkAsync();

        await agent.SendAsync(conversation, "亲,今天17点前发出");
        await buyer.UntilAsync(() => buyer.TimelineOf(conversation).UpTo == 2);

        Assert.Equal(["你好", "亲,今天17点前发出"], buyer.TimelineOf(conversation).Shown.Select(message => message.Text));
        var snapshot = await agent.ResumeAsync();
        Assert.Null(snapshot.Conversations.Single().Conversation.TurnOpenedAt);
    }

    [Fact]
    public async Task Messages_of_an_open_conversation_go_to_its_owner_at_once_and_in_order()
    {
        var (buyer, agent, conversation) = await TalkAsync();

        for (var i = 0; i < 8; i++)
            await buyer.SendAsync($"m{i}");
        await agent.UntilAsync(() => agent.TimelineOf(conversation).UpTo == 9);

        Assert.Equal(Enumerable.Range(0, 8).Select(i => $"m{i}"), agent.TimelineOf(conversation).Shown.Skip(1).Select(message => message.Text));
        Assert.Empty(agent.TimelineOf(conversation).Conflicts);
    }

    [Fact]
    public async Task A_repeated_send_is_stored_once_and_acknowledged_alike()
    {
        var (buyer, agent, conversation) = await TalkAsync();
        var id = Guid.CreateVersion7().ToString();

        var first = await buyer.SendAsync("once", id);
        var again = await buyer.SendAsync("once", id);

        Assert.Equal(first.Seq, again.Seq);
        Assert.False(first.Duplicate);
        Assert.True(again.Duplicate);
        await agent.UntilAsync(() => agent.TimelineOf(conversation).UpTo == 2);
        Assert.Equal("idempotencyConflict", await RefusalOfAsync(() => buyer.SendAsync("other body", id)));
    }

    [Fact]
    public async Task Notes_are_seen_by_agents_only_and_leave_no_hole()
    {
        var (buyer, agent, conversation) = await TalkAsync();

        await agent.Hub.InvokeAsync<object>("Note", [conversation, new { clientMsgId = Guid.CreateVersion7(), text = "难缠 VIP" }]);
        await agent.SendAsync(conversation, "在的");
        await buyer.UntilAsync(() => buyer.TimelineOf(conversation).UpTo == 3);

        Assert.DoesNotContain(buyer.TimelineOf(conversation).Shown, message => message.Text == "难缠 VIP" || message.SenderName == "小芳" && message.Kind == MessageKind.Note);
        var opened = await (await SameBuyerAsync(buyer)).OpenAsync();
        Assert.DoesNotContain(opened.Messages!, message => message.Text == "难缠 VIP");
    }

    [Fact]
    public async Task A_message_that_is_taken_back_leaves_every_screen_and_comes_to_no_later_one()
    {
        var (buyer, agent, conversation) = await TalkAsync();
        var said = await agent.SendAsync(conversation, "明天送到");

        await agent.Hub.InvokeAsync<object>("Recall", [conversation, new { clientMsgId = Guid.CreateVersion7(), seq = said.Seq }]);
        await buyer.UntilAsync(() => buyer.TimelineOf(conversation).UpTo == 3);
        await agent.UntilAsync(() => agent.TimelineOf(conversation).UpTo == 3);

        Assert.Equal((MessageKind.Recall, said.Seq), (buyer.TimelineOf(conversation).Shown[^1].Kind, buyer.TimelineOf(conversation).Shown[^1].Recalls!.Value));
        var opened = await (await SameBuyerAsync(buyer)).OpenAsync();
        var resumed = await agent.ResumeAsync(new Dictionary<ConversationId, long>());
        Assert.Equal([MessageKind.Text, MessageKind.Recalled, MessageKind.Recall], opened.Messages!.Select(message => message.Kind));
        Assert.DoesNotContain(opened.Messages!.Concat(resumed.Conversations.Single().Messages), message => message.Text == "明天送到");
    }

    [Fact]
    public async Task Whose_only_answer_is_taken_back_waits_again_on_the_desk_since_he_wrote()
    {
        var (_, agent, conversation) = await TalkAsync();
        var said = await agent.SendAsync(conversation, "。");
        var answered = (await agent.ResumeAsync(new Dictionary<ConversationId, long>())).Conversations.Single();

        await agent.Hub.InvokeAsync<object>("Recall", [conversation, new { clientMsgId = Guid.CreateVersion7(), seq = said.Seq }]);
        await agent.UntilAsync(() => agent.Changed.Any(changed => changed.Id == conversation && changed.TurnOpenedAt is not null));
        var waiting = (await agent.ResumeAsync(new Dictionary<ConversationId, long>())).Conversations.Single();

        Assert.Null(answered.Conversation.TurnOpenedAt);
        Assert.Equal(answered.Messages[0].At, waiting.Conversation.TurnOpenedAt);
    }

    [Fact]
    public async Task Nobody_there_means_the_message_pool_and_the_first_agent_online_gets_it()
    {
        var buyer = await BuyerAsync();
        await buyer.SendAsync("有人吗");
        await buyer.UntilAsync(() => buyer.Statuses.Any(status => status.Status == Placement.OfflinePool));

        var agent = await AgentAsync("xiaofang");

        await agent.UntilAsync(() => !agent.Assigned.IsEmpty);
        Assert.Equal("有人吗", agent.Assigned.Single().Messages.Single().Text);
    }

    [Fact]
    public async Task A_transfer_moves_the_conversation_and_tells_both_agents()
    {
        var (buyer, fang, conversation) = await TalkAsync();
        var wang = await AgentAsync("laowang");

        await fang.Hub.InvokeAsync("Transfer", [conversation, new { agentId = "laowang", reason = "售后", note = "要换码" }]);
        await wang.UntilAsync(() => !wang.Assigned.IsEmpty);

        Assert.Equal(RouteReason.Named, wang.Assigned.Single().Conversation.Reason);
        Assert.Equal(("xiaofang", "售后: 要换码"), (wang.Assigned.Single().HandedBy!.Value.Value, wang.Assigned.Single().Remark));
        await fang.UntilAsync(() => fang.Unassigned.Any(left => left.Reason == "transferred"));
        Assert.Equal("notOwner", await RefusalOfAsync(() => fang.SendAsync(conversation, "still me?")));
        var after = await fang.ResumeAsync();
        Assert.Equal(new("laowang"), after.Elsewhere[conversation]);
        Assert.Empty(after.Ended);
        Assert.Empty((await wang.ResumeAsync()).Elsewhere);
        await wang.SendAsync(conversation, "我来");
        await buyer.UntilAsync(() => buyer.TimelineOf(conversation).UpTo == 2);
    }

    [Fact]
    public async Task A_desk_that_comes_back_hears_who_handed_over_and_why_until_it_has_answered()
    {
        var (buyer, fang, conversation) = await TalkAsync();
        var wang = await AgentAsync("laowang");
        await fang.Hub.InvokeAsync("Transfer", [conversation, new { agentId = "laowang", reason = "售后", note = "要换码" }]);
        await wang.UntilAsync(() => !wang.Assigned.IsEmpty);
        await wang.Hub.InvokeAsync<object>("Note", [conversation, new { clientMsgId = Guid.CreateVersion7(), text = "尺码表在仓库" }]);
        await buyer.SendAsync("在吗");

        var handed = (await wang.ResumeAsync()).Conversations.Single();
        await wang.SendAsync(conversation, "我来");
        var answered = (await wang.ResumeAsync()).Conversations.Single();

        Assert.Equal(("xiaofang", "售后: 要换码"), (handed.HandedBy!.Value.Value, handed.Remark));
        Assert.True(answered is { HandedBy: null, Remark: null });
    }

    [Fact]
    public async Task Who_hands_over_may_read_on_until_he_leaves_and_not_write()
    {
        var (buyer, fang, conversation) = await TalkAsync();
        var wang = await AgentAsync("laowang");
        Assert.Equal("unknownConversation", await RefusalOfAsync(() => fang.Hub.InvokeAsync<object>("Stay", [conversation])));
        await fang.Hub.InvokeAsync("Transfer", [conversation, new { agentId = "laowang", reason = "售后" }]);

        var stayed = await fang.Hub.InvokeAsync<StayedConversation>("Stay", [conversation]);
        await wang.SendAsync(conversation, "我来");
        await fang.UntilAsync(() => fang.TimelineOf(conversation).UpTo == 2);
        var more = await fang.Hub.InvokeAsync<StayedConversation>("Stay", [conversation]);

        Assert.Equal("laowang", stayed.Conversation.Owner!.Value.Value);
        var handover = Assert.Single(stayed.Handovers);
        Assert.Equal(("xiaofang", "laowang", "售后"), (handover.By.Value, handover.To!.Value.Value, handover.Remark));
        Assert.True(more.Until > stayed.Until, "who reads on and asks for more gets it");
        Assert.Equal("notOwner", await RefusalOfAsync(() => fang.SendAsync(conversation, "still me?")));
        Assert.Equal("unknownConversation", await RefusalOfAsync(() => wang.Hub.InvokeAsync<object>("Stay", [conversation])));
        await fang.Hub.InvokeAsync("Leave", [conversation]);
        Assert.Equal(stayed.Until, (await fang.Hub.InvokeAsync<StayedConversation>("Stay", [conversation])).Until);
        await buyer.UntilAsync(() => buyer.TimelineOf(conversation).UpTo == 2);
    }

    [Fact]
    public async Task A_closed_conversation_is_followed_by_a_new_one_with_the_recent_contact()
    {
        var (buyer, agent, conversation) = await TalkAsync();
        await agent.SendAsync(conversation, "好的");

        await agent.Hub.InvokeAsync("Close", [conversation]);
        await buyer.UntilAsync(() => buyer.ClosedConversations.Contains(conversation));
        var ack = await buyer.SendAsync("再问一下");

        Assert.NotEqual(conversation, ack.ConversationId);
        Assert.Equal(MessageFrom.Agent, buyer.Endings.Single().By);
        await agent.UntilAsync(() => agent.Assigned.Any(assigned => assigned.Conversation.Id == ack.ConversationId));
        Assert.Equal([conversation], (await agent.ResumeAsync()).Ended);
        Assert.Equal(RouteReason.RecentContact, agent.Assigned.Last().Conversation.Reason);
    }

    [Fact]
    public async Task Every_tab_of_an_agent_sees_everything_and_counts_once()
    {
        var (buyer, agent, conversation) = await TalkAsync();
        var tab = await AgentAsync("xiaofang");

        await buyer.SendAsync("to both");
        await agent.SendAsync(conversation, "answer from one");
        await tab.UntilAsync(() => tab.TimelineOf(conversation).UpTo == 3);
        tab.Hub.Abort();
        await buyer.SendAsync("still here?");

        await agent.UntilAsync(() => agent.TimelineOf(conversation).UpTo == 4);
        Assert.Equal(AgentState.Online, (await agent.ResumeAsync()).State);
    }

    [Fact]
    public async Task A_client_that_resumes_gets_exactly_what_it_lacks()
    {
        var (buyer, agent, conversation) = await TalkAsync();
        for (var i = 0; i < 5; i++)
            await agent.SendAsync(conversation, $"a{i}");

        var reopened = await (await SameBuyerAsync(buyer)).OpenAsync(new Dictionary<ConversationId, long> { [conversation] = 3 });

        Assert.Equal([4, 5, 6], reopened.Messages!.Select(message => message.Seq));
    }

    [Fact]
    public async Task Typing_and_receipts_reach_the_other_side_and_receipts_only_rise()
    {
        var (buyer, agent, conversation) = await TalkAsync();

        await agent.Hub.InvokeAsync("Typing", [conversation, true]);
        await agent.Hub.InvokeAsync("Read", [conversation, 1]);
        await agent.Hub.InvokeAsync("Read", [conversation, 99]);
        await agent.Hub.InvokeAsync("Read", [conversation, 0]);
        await buyer.UntilAsync(() => !buyer.Typings.IsEmpty && !buyer.Receipts.IsEmpty);

        Assert.True(buyer.Typings.Single().On);
        Assert.All(buyer.Receipts, receipt => Assert.Equal(1, receipt.ReadUpTo));
        Assert.Single(buyer.Receipts);
    }

    [Fact]
    public async Task Heads_repair_a_client_that_missed_pushes()
    {
        var (buyer, agent, conversation) = await TalkAsync();
        var heads = new TaskCompletionSource<long>();
        buyer.Hub.On<Dictionary<ConversationId, long>>("Heads", risen =>
        {
            if (risen.TryGetValue(conversation, out var seq) && seq == 2)
                heads.TrySetResult(seq);
        });

        await agent.SendAsync(conversation, "pushed and said again");

        Assert.Equal(2, await heads.Task.WaitAsync(TimeSpan.FromSeconds(12)));
    }

    [Fact]
    public async Task An_agent_with_open_turns_leaves_only_by_force()
    {
        var (_, agent, _) = await TalkAsync();

        Assert.Equal("openTurns", await RefusalOfAsync(() => agent.SetStateAsync(WantedState.Offline)));
        await agent.SetStateAsync(WantedState.Offline, null, force: true);

        await agent.UntilAsync(() => !agent.Unassigned.IsEmpty);
    }

    [Fact]
    public async Task A_rating_is_taken_once_it_is_well_formed()
    {
        var (buyer, _, conversation) = await TalkAsync();

        await buyer.Hub.InvokeAsync("Rate", [conversation, 5, new[] { "热情" }, "很好"]);

        Assert.Equal("invalidArgument", await RefusalOfAsync(() => buyer.Hub.InvokeAsync("Rate", [conversation, 6, Array.Empty<string>(), null])));
        Assert.Equal("unknownConversation", await RefusalOfAsync(() => buyer.Hub.InvokeAsync("Rate", ["nowhere", 5, Array.Empty<string>(), null])));
    }
}
