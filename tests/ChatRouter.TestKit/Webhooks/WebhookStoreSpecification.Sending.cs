using ChatRouter.Core.Webhooks;

namespace ChatRouter.TestKit.Webhooks;

public abstract partial class WebhookStoreSpecification
{
    [Fact]
    public async Task A_webhook_comes_back_as_it_was_kept_and_changes_by_version()
    {
        var hook = await HookAsync();
        Assert.Equivalent(hook, await Store.FindAsync(Shop, hook.Id, None), strict: true);
        Assert.Null(await Store.FindAsync(OtherShop, hook.Id, None));

        var changed = hook with { Url = "http://other.example/", Events = [WebhookEvent.RatingGiven], Enabled = false, Secrets = ["third"] };
        Assert.True(await Store.ChangeAsync(changed, None));
        Assert.False(await Store.ChangeAsync(changed, None));
        Assert.False(await Store.ChangeAsync(changed with { Shop = OtherShop, Version = 1 }, None));

        Assert.Equivalent(new[] { changed with { Version = 1 } }, await Store.AllAsync(Shop, None), strict: true);
        Assert.Empty(await Store.ListenersAsync(None));
    }

    [Fact]
    public async Task Whoever_follows_reads_the_shops_whose_listeners_changed_each_by_its_last_change()
    {
        var (hook, foreign) = (await HookAsync(), await HookAsync(OtherShop));
        var begun = await Store.LatestChangeAsync(None);
        Assert.Equal([Shop, OtherShop], (await Store.ChangesAsync(0, None)).Select(change => change.Shop));
        Assert.Empty(await Store.ChangesAsync(begun, None));

        await Store.SettleAsync(Shop, hook.Id, [], new(3, Now, Now), None);
        await Store.TakeAsync(Shop, hook.Id, "node", Now.AddDays(1), Lease, None);
        Assert.Empty(await Store.ChangesAsync(begun, None));
        Assert.True(await Store.ChangeAsync(hook with { Events = [WebhookEvent.RatingGiven] }, None));
        var changed = Assert.Single(await Store.ChangesAsync(begun, None));
        Assert.True(await Store.SwitchOffAsync(Shop, hook.Id, Now, None));
        var off = Assert.Single(await Store.ChangesAsync(begun, None));
        Assert.True(await Store.RemoveAsync(OtherShop, foreign.Id, None));

        Assert.Equal((Shop, Shop), (changed.Shop, off.Shop));
        Assert.True(off.No > changed.No);
        Assert.Equal([OtherShop], (await Store.ChangesAsync(off.No, None)).Select(change => change.Shop));
        Assert.Equal([Shop, OtherShop], (await Store.ChangesAsync(0, None)).Select(change => change.Shop));
        Assert.Equal(await Store.LatestChangeAsync(None), (await Store.ChangesAsync(0, None))[^1].No);
    }

    [Fact]
    public async Task One_that_is_removed_is_gone_with_its_deliveries()
    {
        var hook = await HookAsync();
        await FromBuyerAsync();

        Assert.False(await Store.RemoveAsync(OtherShop, hook.Id, None));
        Assert.NotEmpty(await LogAsync(hook));
        Assert.True(await Store.RemoveAsync(Shop, hook.Id, None));
        Assert.False(await Store.RemoveAsync(Shop, hook.Id, None));

        Assert.Empty(await LogAsync(hook));
        Assert.Empty(await Store.DueAsync(Now, 10, None));
    }

    [Fact]
    public async Task What_fails_holds_up_its_own_conversation_and_no_other()
    {
        var hook = await HookAsync(null, WebhookEvent.MessageCreated);
        await FromBuyerAsync("a1", "u:a");
        await FromBuyerAsync("a2", "u:a");
        await FromBuyerAsync("b1", "u:b");
        await FromBuyerAsync("b2", "u:b");

        var heads = await HeadsAsync(hook);
        Assert.Equal(["a1", "b1"], TextsOf(heads));
        await SettleAsync(hook, heads[0], DeliveryState.Waiting, TimeSpan.FromSeconds(10));
        await SettleAsync(hook, heads[1], DeliveryState.Delivered);

        Assert.Equal(["b2"], TextsOf(await HeadsAsync(hook)));
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(["b2", "a1"], TextsOf(await HeadsAsync(hook)));
        await SettleAsync(hook, heads[0], DeliveryState.Failed);
        Assert.Equal(["a2"], TextsOf(await HeadsAsync(hook, 1)));
        Assert.Equal(new WebhookBacklog(2, 1), await Store.BacklogAsync(Shop, hook.Id, None));
        Assert.Equal(new WebhookBacklog(0, 0), await Store.BacklogAsync(OtherShop, hook.Id, None));
    }

    [Fact]
    public async Task One_process_serves_a_webhook_at_a_time()
    {
        var hook = await HookAsync();
        Assert.Empty(await Store.DueAsync(Now, 10, None));
        await FromBuyerAsync();
        Assert.Equal([(Shop, hook.Id)], await Store.DueAsync(Now, 10, None));

        Assert.Equivalent(hook, await Store.TakeAsync(Shop, hook.Id, "one", Now, Lease, None), strict: true);
        Assert.Null(await Store.TakeAsync(Shop, hook.Id, "two", Now, Lease, None));
        Assert.NotNull(await Store.TakeAsync(Shop, hook.Id, "one", Now, Lease, None));
        Assert.Empty(await Store.DueAsync(Now, 10, None));

        await Store.ReleaseAsync(Shop, hook.Id, "two", None);
        Assert.Null(await Store.TakeAsync(Shop, hook.Id, "two", Now, Lease, None));
        await Store.ReleaseAsync(Shop, hook.Id, "one", None);
        Assert.NotNull(await Store.TakeAsync(Shop, hook.Id, "two", Now, Lease, None));
    }

    [Fact]
    public async Task Of_many_webhooks_those_are_due_that_have_something_due_and_do_not_rest()
    {
        var (busy, resting, idle, off) = (await HookAsync(), await HookAsync(), await HookAsync(null, WebhookEvent.RatingGiven), await HookAsync());
        await FromBuyerAsync();
        await Store.SettleAsync(Shop, resting.Id, [], new(3, Now, Now + TimeSpan.FromMinutes(1)), None);
        Assert.True(await Store.SwitchOffAsync(Shop, off.Id, Now, None));
        Assert.False(await Store.SwitchOffAsync(Shop, off.Id, Now, None));

        Assert.Equal([(Shop, busy.Id)], await Store.DueAsync(Now, 10, None));
        Assert.Null(await Store.TakeAsync(Shop, resting.Id, "one", Now, Lease, None));
        Assert.Null(await Store.TakeAsync(Shop, off.Id, "one", Now, Lease, None));
        Assert.Equal((false, 1L), ((await Store.FindAsync(Shop, off.Id, None))!.Enabled, (await Store.FindAsync(Shop, off.Id, None))!.Version));

        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(new[] { busy.Id, resting.Id }.Order(Comparer<WebhookId>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value))), (await Store.DueAsync(Now, 10, None)).Select(due => due.Id));
        Assert.Equal(new WebhookHealth(3, Now - TimeSpan.FromMinutes(1), Now), (await Store.TakeAsync(Shop, resting.Id, "one", Now, Lease, None))!.Health);
        Assert.Empty(await LogAsync(idle));
    }

    [Fact]
    public async Task What_was_settled_stays_so_until_it_is_replayed()
    {
        var hook = await HookAsync(null, WebhookEvent.MessageCreated);
        await FromBuyerAsync("one");
        var head = Assert.Single(await HeadsAsync(hook));
        await SettleAsync(hook, head, DeliveryState.Failed);
        await SettleAsync(hook, head, DeliveryState.Delivered);

        var kept = (await Store.FindDeliveryAsync(Shop, hook.Id, head.EventId, None))!;
        Assert.Equal((DeliveryState.Failed, 1, new DeliveryTrial(Now, 12, DeliveryFault.Refused, 500, "<no>")), (kept.State, kept.Attempts, kept.Trial));
        Assert.Null(await Store.FindDeliveryAsync(OtherShop, hook.Id, head.EventId, None));

        _clock.Advance(TimeSpan.FromHours(1));
        Assert.False(await Store.ReplayAsync(OtherShop, hook.Id, head.EventId, Now, None));
        Assert.False(await Store.ReplayAsync(Shop, hook.Id, "absent", Now, None));
        Assert.Empty(await HeadsAsync(hook));
        Assert.True(await Store.ReplayAsync(Shop, hook.Id, head.EventId, Now, None));
        var again = Assert.Single(await HeadsAsync(hook));
        Assert.Equal((head.EventId, head.Body, 0, Now, head.At), (again.EventId, again.Body, again.Attempts, again.QueuedAt, again.At));
    }

    [Fact]
    public async Task Everything_that_was_given_up_is_replayed_at_once()
    {
        var hook = await HookAsync(null, WebhookEvent.MessageCreated);
        foreach (var buyer in new[] { "u:a", "u:b", "u:c" })
            await FromBuyerAsync(buyer: buyer);
        var heads = await HeadsAsync(hook);
        await SettleAsync(hook, heads[0], DeliveryState.Failed);
        await SettleAsync(hook, heads[1], DeliveryState.Failed);
        await SettleAsync(hook, heads[2], DeliveryState.Delivered);

        Assert.Equal(0, await Store.ReplayFailedAsync(OtherShop, hook.Id, Now, None));
        Assert.Equal(2, await Store.ReplayFailedAsync(Shop, hook.Id, Now, None));

        Assert.Equal([heads[0].EventId, heads[1].EventId], (await HeadsAsync(hook)).Select(head => head.EventId));
    }

    [Fact]
    public async Task The_log_comes_in_pages_the_latest_first()
    {
        var hook = await HookAsync(null, WebhookEvent.MessageCreated);
        foreach (var text in new[] { "1", "2", "3", "4", "5" })
            await FromBuyerAsync(text);
        var test = (await HeadsAsync(hook))[0] with { EventId = NewId.At(Now + TimeSpan.FromSeconds(1)), Event = WebhookEvent.Test, Conversation = null, State = DeliveryState.Delivered };
        await Store.AddDeliveryAsync(test, None);

        var first = await Store.DeliveriesAsync(Shop, hook.Id, null, null, 4, None);
        var second = await Store.DeliveriesAsync(Shop, hook.Id, null, first[^1].EventId, 4, None);

        Assert.Equivalent(test, first[0], strict: true);
        Assert.Equal(["5", "4", "3"], TextsOf(first.Skip(1)));
        Assert.Equal(["2", "1"], TextsOf(second));
        Assert.Equivalent(new[] { test }, await Store.DeliveriesAsync(Shop, hook.Id, DeliveryState.Delivered, null, 4, None), strict: true);
        Assert.Empty(await Store.DeliveriesAsync(OtherShop, hook.Id, null, null, 4, None));
    }

    [Fact]
    public async Task What_is_too_old_is_forgotten_some_at_a_time()
    {
        var hook = await HookAsync(null, WebhookEvent.MessageCreated);
        foreach (var text in new[] { "1", "2", "3" })
            await FromBuyerAsync(text);
        var before = Now + TimeSpan.FromMilliseconds(1);
        await FromBuyerAsync("4");

        Assert.Equal((2, 1, 0), (await Store.ForgetAsync(before, 2, None), await Store.ForgetAsync(before, 2, None), await Store.ForgetAsync(before, 2, None)));
        Assert.Equal(["4"], TextsOf(await LogAsync(hook)));
    }

    private static IEnumerable<string?> TextsOf(IEnumerable<WebhookDelivery> deliveries) =>
        deliveries.Select(delivery => BodyOf(delivery).GetProperty("message").GetProperty("text").GetString());
}
