using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ChatRouter.Core.Conversations;
using ChatRouter.TestKit;
using ChatRouter.TestKit.HubClient;
using ChatRouter.TestKit.Uploads;

namespace ChatRouter.IntegrationTests.Desks;

public sealed class QrCodeRuleTests : DeskScene
{
    private static readonly byte[] Code = QrImages.Code();

    [Fact]
    public async Task Without_the_rule_nobody_looks_and_a_code_is_sent()
    {
        var (buyer, agent, conversation) = await TalkAsync();
        var (image, holdsCode) = await UploadedAsync(agent.Session.AccessToken, Code);

        await SendImageAsync(agent, conversation, image);

        Assert.False(holdsCode);
        await buyer.UntilAsync(() => buyer.TimelineOf(conversation).Shown.Any(message => message.ImageId == image));
    }

    [Fact]
    public async Task A_shop_that_warns_says_so_to_the_uploader_and_has_it_in_the_audit_once_it_is_sent()
    {
        var (buyer, agent, conversation) = await TalkAsync();
        var boss = await RuleAsync("warn");
        var (plain, nothing) = await UploadedAsync(agent.Session.AccessToken, SampleImages.Png(64, 48));
        var (image, holdsCode) = await UploadedAsync(agent.Session.AccessToken, Code);

        await SendImageAsync(agent, conversation, plain);
        var message = Guid.CreateVersion7().ToString();
        await SendImageAsync(agent, conversation, image, message);
        await SendImageAsync(agent, conversation, image, message);

        Assert.Equal((false, true), (nothing, holdsCode));
        await buyer.UntilAsync(() => buyer.TimelineOf(conversation).Shown.Any(shown => shown.ImageId == image));
        Assert.Equal(["message 3: pattern qrCode"], await UsesAsync(boss, 1));
        Assert.Equal("unknownImage", await RefusalOfAsync(() => SendImageAsync(agent, conversation, image)));
    }

    [Fact]
    public async Task A_shop_that_blocks_refuses_it_each_time_whatever_it_is_called_and_has_each_in_the_audit()
    {
        var (buyer, agent, conversation) = await TalkAsync();
        var boss = await RuleAsync("block");
        var (image, _) = await UploadedAsync(agent.Session.AccessToken, Code, "application/octet-stream");
        var (moving, _) = await UploadedAsync(agent.Session.AccessToken, QrImages.Flash(4, 2, 3), null);

        Assert.Equal(ErrorCode.ForbiddenWord, await RefusalOfAsync(() => SendImageAsync(agent, conversation, image)));
        Assert.Equal(ErrorCode.ForbiddenWord, await RefusalOfAsync(() => SendImageAsync(agent, conversation, image)));
        Assert.Equal(ErrorCode.ForbiddenWord, await RefusalOfAsync(() => SendImageAsync(agent, conversation, moving)));
        await RuleAsync("off");
        await agent.SendAsync(conversation, "您好");

        await buyer.UntilAsync(() => buyer.TimelineOf(conversation).Shown.Any(shown => shown.Text == "您好"));
        Assert.DoesNotContain(buyer.TimelineOf(conversation).Shown, shown => shown.ImageId is not null);
        Assert.Equal(Enumerable.Repeat("refused: pattern qrCode", 3), await UsesAsync(boss, 3));
    }

    [Fact]
    public async Task A_buyers_code_is_not_looked_at_and_no_agent_can_send_it()
    {
        var (buyer, agent, conversation) = await TalkAsync();
        await RuleAsync("block");
        var (image, holdsCode) = await UploadedAsync(buyer.Session.AccessToken, Code);

        Assert.False(holdsCode);
        Assert.Equal("unknownImage", await RefusalOfAsync(() => SendImageAsync(agent, conversation, image)));
        await buyer.Hub.InvokeAsync("Send", [Request(image)], CancellationToken.None);
        await agent.UntilAsync(() => agent.TimelineOf(conversation).Shown.Any(shown => shown.ImageId == image));
    }

    [Fact]
    public async Task What_cannot_be_looked_at_is_not_taken_from_an_agent_while_there_is_a_rule()
    {
        var (_, agent, _) = await TalkAsync();
        // A whole PNG by its structure, whose pixels are none.
        var hollow = SampleImages.PngOf(SampleImages.Chunk("IHDR", SampleImages.Header(9, 9)), SampleImages.Chunk("IDAT", new byte[500]), SampleImages.Chunk("IEND", []));
        await UploadedAsync(agent.Session.AccessToken, hollow);
        await RuleAsync("warn");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "imageBroken"), await RefusedAsync(agent.Session.AccessToken, hollow));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "imageUnsearchable"), await RefusedAsync(agent.Session.AccessToken, QrImages.Corners(2_000, 2_000)));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "imageTooManyPixels"), await RefusedAsync(agent.Session.AccessToken, SampleImages.Png(5_001, 5_000)));
    }

    private static object Request(string image, string? clientMsgId = null) => new { clientMsgId = clientMsgId ?? Guid.CreateVersion7().ToString(), kind = "image", imageId = image };

    private static Task SendImageAsync(AgentTestClient agent, ConversationId conversation, string image, string? clientMsgId = null) =>
        agent.Hub.InvokeAsync("Send", [conversation, Request(image, clientMsgId)], CancellationToken.None);

    private async Task<string> RuleAsync(string mode)
    {
        var boss = await TokenOfAsync("boss");
        object[] patterns = mode == "off" ? [] : [new { kind = "qrCode", mode }];
        Assert.Equal(HttpStatusCode.OK, (await RefusalAsync(boss, HttpMethod.Put, "shop/forbidden-words", new { words = Array.Empty<object>(), patterns })).Status);
        return boss;
    }

    private async Task<IReadOnlyList<string?>> UsesAsync(string boss, int count)
    {
        var uses = new List<string?>();
        await Until.TrueAsync(async () =>
            (uses = [.. (await GetAsync(boss, "audit?action=usedForbiddenWord")).GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("detail").GetString())]).Count >= count);
        return uses;
    }

    private async Task<(string Image, bool HoldsCode)> UploadedAsync(string token, byte[] file, string? type = "image/png")
    {
        using var answer = await UploadAsync(token, file, type);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var uploaded = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (uploaded.GetProperty("imageId").GetString()!, uploaded.GetProperty("holdsCode").GetBoolean());
    }

    private async Task<(HttpStatusCode Status, string? Code)> RefusedAsync(string token, byte[] file)
    {
        using var answer = await UploadAsync(token, file, "image/png");
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    private async Task<HttpResponseMessage> UploadAsync(string token, byte[] file, string? type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/uploads") { Content = new ByteArrayContent(file) };
        request.Content.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type);
        request.Headers.Authorization = new("Bearer", token);
        return await Endpoint.Http.SendAsync(request);
    }
}
