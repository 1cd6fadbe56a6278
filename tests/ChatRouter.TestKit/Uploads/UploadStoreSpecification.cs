using ChatRouter.Core.Nodes;
using ChatRouter.Core.Uploads;

namespace ChatRouter.TestKit.Uploads;

/// <summary>What every upload store promises. A subclass supplies an empty one, and another on the same database.</summary>
public abstract class UploadStoreSpecification
{
    private static readonly ShopId Shop = new("shop");
    private static readonly ShopId OtherShop = new("other");
    private static readonly Participant Buyer = Participant.Of(Shop, new BuyerId("buyer"));
    private static readonly Participant Agent = Participant.Of(Shop, new AgentId("anna"));
    private static readonly ConversationId Talk = new("talk");
    private static readonly DateTimeOffset At = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly UploadQuota Plenty = new(long.MaxValue, long.MaxValue, At.AddDays(-1));
    private static readonly CancellationToken None = CancellationToken.None;

    private int _ids;

    /// <summary>An empty store.</summary>
    protected abstract IUploadStore Store { get; }

    /// <summary>The same database after a restart.</summary>
    protected abstract IUploadStore Again();

    [Theory]
    [InlineData(1)]
    [InlineData(128 * 1024)]
    [InlineData((256 * 1024) + 1)]
    [InlineData(3_000_000)]
    public async Task What_was_saved_is_read_back_byte_by_byte_after_a_restart(int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);

        var upload = await SaveAsync(Buyer, content);

        var found = await Again().FindAsync(Shop, upload.Id, None);
        Assert.Equal(new StoredUpload(upload, Sent: false), found);
        Assert.Equal(content, await ReadAsync(Again(), Shop, upload.Id));
    }

    [Fact]
    public async Task Another_shop_finds_reads_and_claims_nothing()
    {
        var upload = await SaveAsync(Buyer);

        Assert.Null(await Store.FindAsync(OtherShop, upload.Id, None));
        Assert.Null(await ReadAsync(Store, OtherShop, upload.Id));
        Assert.False(await Store.ClaimAsync(Claim(upload) with { Sender = Participant.Of(OtherShop, new BuyerId("buyer")) }, None));
        Assert.Null(await ReadAsync(Store, Shop, NewId()));
    }

    [Fact]
    public async Task One_message_of_its_sender_claims_an_upload_and_keeps_it()
    {
        var upload = await SaveAsync(Buyer);

        Assert.True(await Store.ClaimAsync(Claim(upload), None));

        Assert.True(await Again().ClaimAsync(Claim(upload), None));
        Assert.False(await Store.ClaimAsync(Claim(upload) with { ClientMsgId = "m2" }, None));
        Assert.Equal(new StoredUpload(upload, Sent: true), await Store.FindAsync(Shop, upload.Id, None));
    }

    [Theory]
    [InlineData("somebody", false)]
    [InlineData("buyer", true)]
    public async Task Nobody_else_claims_it_not_even_an_agent_of_the_same_id(string id, bool agent)
    {
        var upload = await SaveAsync(Buyer);
        var thief = agent ? Participant.Of(Shop, new AgentId(id)) : Participant.Of(Shop, new BuyerId(id));

        Assert.False(await Store.ClaimAsync(Claim(upload) with { Sender = thief }, None));
    }

    [Fact]
    public async Task An_agents_upload_belongs_to_the_conversation_it_was_sent_into_and_to_its_buyer()
    {
        var upload = await SaveAsync(Agent);
        var claim = new ClaimUpload(upload.Id, Agent, "m1", Talk, new BuyerId("buyer"));

        Assert.Null(upload.Buyer);
        Assert.True(await Store.ClaimAsync(claim, None));

        Assert.False(await Store.ClaimAsync(claim with { Conversation = new("another") }, None));
        Assert.Equal(new BuyerId("buyer"), (await Store.FindAsync(Shop, upload.Id, None))!.Upload.Buyer);
    }

    [Fact]
    public async Task A_claim_whose_message_was_refused_is_given_back_by_that_message_only()
    {
        var upload = await SaveAsync(Agent);
        var claim = new ClaimUpload(upload.Id, Agent, "m1", Talk, new BuyerId("buyer"));
        await Store.ClaimAsync(claim, None);

        await Store.ReleaseAsync(claim with { ClientMsgId = "m2" }, None);
        Assert.True((await Store.FindAsync(Shop, upload.Id, None))!.Sent);
        await Store.ReleaseAsync(claim, None);

        Assert.Equal(new StoredUpload(upload, Sent: false), await Store.FindAsync(Shop, upload.Id, None));
        Assert.True(await Store.ClaimAsync(claim with { ClientMsgId = "m2", Conversation = new("another") }, None));
    }

    [Fact]
    public async Task Of_many_messages_that_claim_an_upload_at_once_one_gets_it()
    {
        var upload = await SaveAsync(Buyer);

        var got = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Store.ClaimAsync(Claim(upload) with { ClientMsgId = $"m{i}" }, None)));

        Assert.Single(got, claimed => claimed);
    }

    [Fact]
    public async Task An_upload_above_the_shops_space_is_not_kept()
    {
        var quota = Plenty with { ShopBytes = 250 };
        await SaveAsync(Buyer, new byte[100]);
        await SaveAsync(Agent, new byte[100]);

        var refused = NewUpload(Buyer, 100);

        Assert.Equal(SaveUploadOutcome.ShopQuota, await TrySaveAsync(refused, quota));
        Assert.Null(await Store.FindAsync(Shop, refused.Id, None));
        Assert.Null(await ReadAsync(Store, Shop, refused.Id));
        Assert.Equal(SaveUploadOutcome.Saved, await TrySaveAsync(NewUpload(Buyer, 50), quota));
        Assert.Equal(SaveUploadOutcome.Saved, await TrySaveAsync(NewUpload(Participant.Of(OtherShop, new BuyerId("buyer")), 100), quota));
    }

    [Fact]
    public async Task A_sender_saves_no_more_than_his_share_of_a_day_whatever_others_saved()
    {
        var quota = Plenty with { SenderBytes = 150 };
        await SaveAsync(Buyer, new byte[100], At.AddDays(-1));
        await SaveAsync(Buyer, new byte[100]);
        await SaveAsync(Participant.Of(Shop, new AgentId("buyer")), new byte[100]);

        Assert.Equal(SaveUploadOutcome.SenderQuota, await TrySaveAsync(NewUpload(Buyer, 51), quota));
        Assert.Equal(SaveUploadOutcome.Saved, await TrySaveAsync(NewUpload(Buyer, 50), quota));
        Assert.Equal(SaveUploadOutcome.SenderQuota, await TrySaveAsync(NewUpload(Buyer, 1), quota));
    }

    [Fact]
    public async Task Savers_at_once_do_not_exceed_the_shops_space_together()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(i =>
            TrySaveAsync(NewUpload(Participant.Of(Shop, new BuyerId($"b{i}")), 100), Plenty with { ShopBytes = 550 })));

        Assert.Equal(5, outcomes.Count(outcome => outcome == SaveUploadOutcome.Saved));
    }

    [Fact]
    public async Task Uploads_that_were_never_sent_are_removed_and_their_space_is_free_again()
    {
        var old = await SaveAsync(Buyer, new byte[100]);
        var sent = await SaveAsync(Buyer, new byte[100]);
        var young = await SaveAsync(Buyer, new byte[100], At.AddHours(1));
        await Store.ClaimAsync(Claim(sent), None);

        Assert.Equal(1, await Store.RemoveUnsentAsync(At.AddMinutes(1), 10, None));

        Assert.Equal(0, await Store.RemoveUnsentAsync(At.AddMinutes(1), 10, None));
        Assert.Null(await Store.FindAsync(Shop, old.Id, None));
        Assert.Null(await ReadAsync(Store, Shop, old.Id));
        Assert.NotNull(await ReadAsync(Store, Shop, sent.Id));
        Assert.NotNull(await ReadAsync(Store, Shop, young.Id));
        Assert.Equal(SaveUploadOutcome.Saved, await TrySaveAsync(NewUpload(Buyer, 100), Plenty with { ShopBytes = 300 }));
    }

    [Fact]
    public async Task No_more_are_removed_at_once_than_asked_for_the_oldest_first()
    {
        var second = await SaveAsync(Buyer, at: At.AddSeconds(2));
        var first = await SaveAsync(Buyer, at: At.AddSeconds(1));

        Assert.Equal(1, await Store.RemoveUnsentAsync(At.AddMinutes(1), 1, None));

        Assert.Null(await Store.FindAsync(Shop, first.Id, None));
        Assert.NotNull(await Store.FindAsync(Shop, second.Id, None));
    }

    private static ClaimUpload Claim(Upload upload) => new(upload.Id, Buyer, "m1", null, new BuyerId("buyer"));

    private UploadId NewId() => new($"{Interlocked.Increment(ref _ids):x32}");

    private Upload NewUpload(Participant sender, int bytes, DateTimeOffset? at = null) => new()
    {
        Id = NewId(),
        Sender = sender,
        Image = new(ImageFormat.Webp, 640, 480),
        Bytes = bytes,
        At = at ?? At,
        Buyer = sender.Buyer,
        HoldsCode = sender.IsAgent,
    };

    private async Task<Upload> SaveAsync(Participant sender, byte[]? content = null, DateTimeOffset? at = null)
    {
        content ??= [1, 2, 3];
        var upload = NewUpload(sender, content.Length, at);
        using var stream = new MemoryStream(content);
        Assert.Equal(SaveUploadOutcome.Saved, await Store.SaveAsync(upload, stream, Plenty, None));
        return upload;
    }

    private async Task<SaveUploadOutcome> TrySaveAsync(Upload upload, UploadQuota quota)
    {
        using var stream = new MemoryStream(new byte[upload.Bytes]);
        return await Store.SaveAsync(upload, stream, quota, None);
    }

    private static async Task<byte[]?> ReadAsync(IUploadStore store, ShopId shop, UploadId id)
    {
        using var stream = new MemoryStream();
        return await store.CopyToAsync(shop, id, stream, None) ? stream.ToArray() : null;
    }
}
