using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ChatRouter.IntegrationTests.Hubs;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;
using ChatRouter.TestKit.Uploads;

namespace ChatRouter.IntegrationTests.Uploads;

public sealed class UploadTests : HubScene
{
    private const string Root = "/api/v1/uploads";

    private static readonly byte[] Image = SampleImages.Png(64, 48);

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Seed:LoadShops"] = "1",
        ["Seed:LoadAgents"] = "1",
        ["Uploads:MaxBytes"] = "200000",
        ["Uploads:BuyerBytesPerDay"] = "300000",
        ["Uploads:ShopBytes"] = "700000",
        ["Limits:UploadPatience"] = "00:00:02",
    };

    [Fact]
    public async Task Every_bad_file_is_refused_with_its_code()
    {
        var expected = BadImages.All.Select(bad => $"{bad.Key}: {bad.Value.Code} {(bad.Value.Code == "imageUnsupported" ? 415 : 422)}");

        var answered = new List<string>();
        foreach (var (name, (file, _)) in BadImages.All)
        {
            var answer = await UploadAsync(await GuestAsync(), file, "application/octet-stream");
            answered.Add($"{name}: {await CodeOfAsync(answer)} {(int)answer.StatusCode}");
        }

        Assert.Equal(expected, answered);
        Assert.True(answered.Count > 80);
    }

    [Fact]
    public async Task A_file_that_is_not_what_its_sender_says_is_refused()
    {
        foreach (var type in new[] { "text/html", "image/svg+xml", "image/png; charset=x", "multipart/form-data; boundary=x", "nonsense" })
            Assert.Equal("imageUnsupported", await CodeOfAsync(await UploadAsync(await GuestAsync(), Image, type)));
        foreach (var type in new[] { "image/jpeg", "image/gif", "image/webp" })
            Assert.Equal("imageBroken", await CodeOfAsync(await UploadAsync(await GuestAsync(), Image, type)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_that_is_too_large_is_refused_whether_it_says_so_or_not(bool chunked)
    {
        var answer = await UploadAsync(await GuestAsync(), new byte[200_001], "image/png", chunked);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("imageTooLarge", await CodeOfAsync(answer));
    }

    [Fact]
    public async Task An_upload_that_trickles_in_is_given_up()
    {
        var token = await GuestAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(Endpoint.Http.BaseAddress!.Host, Endpoint.Http.BaseAddress.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {Root} HTTP/1.1\r\nHost: {Endpoint.Http.BaseAddress.Authority}\r\nAuthorization: Bearer {token}\r\nContent-Type: image/png\r\nContent-Length: 1000\r\n\r\nx"));

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var answer = await new StreamReader(stream).ReadToEndAsync(patience.Token);

        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
        Assert.Contains("\"uploadTooSlow\"", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "")]
    [InlineData("GET", "/00000000000000000000000000000000")]
    public async Task Nobody_uploads_or_fetches_without_a_session(string method, string path)
    {
        using var content = new ByteArrayContent(Image);

        var answer = await SendAsync(new(method), Root + path, "not a token", method == "POST" ? content : null);

        Assert.Equal("unauthenticated", await CodeOfAsync(answer));
    }

    [Fact]
    public async Task An_image_of_each_format_comes_back_as_it_went_in_and_cannot_become_a_page()
    {
        var token = await GuestAsync();
        foreach (var (type, file) in SampleImages.Whole)
        {
            var id = await UploadedAsync(token, file, type);

            var answer = await FetchAsync(token, id);

            Assert.Equal(file, await answer.Content.ReadAsByteArrayAsync());
            Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
            Assert.StartsWith(id, answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'), StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("default-src 'none'; sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
            Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
            Assert.True(answer.Headers.CacheControl is { Private: true, NoCache: true });
        }
    }

    [Fact]
    public async Task A_browser_that_has_the_image_is_told_so_after_it_was_asked_who_he_is()
    {
        var token = await GuestAsync();
        var id = await UploadedAsync(token);
        var tag = (await FetchAsync(token, id)).Headers.ETag!;

        Assert.Equal(HttpStatusCode.NotModified, (await FetchAsync(token, id, tag)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await FetchAsync(await GuestAsync(), id, tag)).StatusCode);
    }

    [Fact]
    public async Task A_buyers_image_reaches_his_agent_and_the_agents_reaches_him()
    {
        var (buyer, agent, conversation) = await TalkAsync();

        var asked = await UploadedAsync(buyer.Session.AccessToken);
        await SendImageAsync(buyer, asked);
        await agent.UntilAsync(() => agent.TimelineOf(conversation).Shown.Any(message => message.ImageId == asked));
        var answered = await UploadedAsync(agent.Session.AccessToken);
        await SendImageAsync(agent, answered, conversation);
        await buyer.UntilAsync(() => buyer.TimelineOf(conversation).Shown.Any(message => message.ImageId == answered));

        Assert.Equal(Image, await (await FetchAsync(agent.Session.AccessToken, asked)).Content.ReadAsByteArrayAsync());
        Assert.Equal(Image, await (await FetchAsync(buyer.Session.AccessToken, answered)).Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Nobody_but_the_talks_buyer_and_the_shops_staff_fetches_an_image_and_before_it_is_sent_only_its_sender()
    {
        var (buyer, agent, conversation) = await TalkAsync();
        var colleague = (await Endpoint.SignInAgentAsync(DemoShop.Key, "laowang", Password)).AccessToken;
        var otherShop = await Endpoint.SignInAgentAsync("load1", "agent1", Password);
        var strangers = new[]
        {
            await GuestAsync(), otherShop.AccessToken, (await Endpoint.SignInBuyerAsync("load1", Endpoint.Origin)).AccessToken,
        };
        var ofBuyer = await UploadedAsync(buyer.Session.AccessToken);
        var ofAgent = await UploadedAsync(agent.Session.AccessToken);

        foreach (var token in strangers.Append(colleague).Append(agent.Session.AccessToken))
            await IsAbsentAsync(token, ofBuyer);
        foreach (var token in strangers.Append(colleague).Append(buyer.Session.AccessToken))
            await IsAbsentAsync(token, ofAgent);

        await SendImageAsync(buyer, ofBuyer);
        await SendImageAsync(agent, ofAgent, conversation);
        foreach (var id in new[] { ofBuyer, ofAgent })
        {
            foreach (var token in strangers)
                await IsAbsentAsync(token, id);
            foreach (var token in new[] { colleague, agent.Session.AccessToken, buyer.Session.AccessToken })
                Assert.Equal(HttpStatusCode.OK, (await FetchAsync(token, id)).StatusCode);
        }
    }

    [Fact]
    public async Task An_id_of_nothing_is_absent()
    {
        var token = await GuestAsync();
        foreach (var id in new[] { "00000000000000000000000000000000", "ABCDEF00000000000000000000000000", "..%2F..%2Fchatrouter.db", "a" })
            await IsAbsentAsync(token, id);
    }

    [Fact]
    public async Task An_image_is_sent_by_its_sender_once_and_by_nobody_else()
    {
        var (buyer, agent, conversation) = await TalkAsync();
        var stranger = await BuyerAsync();
        var ofBuyer = await UploadedAsync(buyer.Session.AccessToken);
        var ofAgent = await UploadedAsync(agent.Session.AccessToken);

        Assert.Equal("unknownImage", await RefusalOfAsync(() => SendImageAsync(stranger, ofBuyer)));
        Assert.Equal("unknownImage", await RefusalOfAsync(() => SendImageAsync(agent, ofBuyer, conversation)));
        Assert.Equal("unknownImage", await RefusalOfAsync(() => SendImageAsync(buyer, ofAgent)));
        var message = Guid.CreateVersion7().ToString();
        var first = await SendImageAsync(buyer, ofBuyer, clientMsgId: message);
        var again = await SendImageAsync(buyer, ofBuyer, clientMsgId: message);

        Assert.Equal((first.Seq, true), (again.Seq, again.Duplicate));
        Assert.Equal("unknownImage", await RefusalOfAsync(() => SendImageAsync(buyer, ofBuyer)));
    }

    [Fact]
    public async Task An_image_whose_message_was_refused_can_be_sent_by_another_message()
    {
        var (_, agent, conversation) = await TalkAsync();
        var image = await UploadedAsync(agent.Session.AccessToken);
        await agent.Hub.InvokeAsync("Close", [conversation]);

        Assert.Equal("conversationClosed", await RefusalOfAsync(() => SendImageAsync(agent, image, conversation)));

        var buyer = await BuyerAsync();
        var next = (await buyer.SendAsync("next")).ConversationId;
        await agent.UntilAsync(() => agent.Assigned.Any(assigned => assigned.Conversation.Id == next));
        await SendImageAsync(agent, image, next);
    }

    [Fact]
    public async Task A_buyer_and_a_shop_have_their_quotas()
    {
        var large = SampleImages.PngOf(
            SampleImages.Chunk("IHDR", SampleImages.Header(9, 9)), SampleImages.Chunk("IDAT", new byte[150_000]), SampleImages.Chunk("IEND", []));
        var token = await GuestAsync();
        await UploadedAsync(token, large);

        Assert.Equal("uploadQuota", await CodeOfAsync(await UploadAsync(token, large, "image/png")));
        for (var i = 0; i < 3; i++)
            await UploadedAsync(await GuestAsync(), large);
        var full = await UploadAsync(await GuestAsync(), large, "image/png");

        Assert.Equal("shopStorageFull", await CodeOfAsync(full));
        Assert.Equal(HttpStatusCode.InsufficientStorage, full.StatusCode);
    }

    [Fact]
    public async Task Too_many_uploads_are_refused_with_the_time_to_wait()
    {
        var token = await GuestAsync();
        HttpResponseMessage answer;
        var tries = 0;
        do
            answer = await UploadAsync(token, Image, "image/png");
        while (answer.IsSuccessStatusCode && ++tries < 100);

        Assert.Equal("rateLimited", await CodeOfAsync(answer));
        Assert.True(answer.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        Assert.InRange(tries, 12, 20);
    }

    private static async Task<string?> CodeOfAsync(HttpResponseMessage answer)
    {
        Assert.False(answer.IsSuccessStatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
    }

    private static Task<SendAck> SendImageAsync(ChatTestClient client, string imageId, ConversationId? to = null, string? clientMsgId = null)
    {
        var request = new { clientMsgId = clientMsgId ?? Guid.CreateVersion7().ToString(), kind = "image", imageId };
        return client.Hub.InvokeAsync<SendAck>("Send", to is { } id ? [id, request] : [request]);
    }

    private async Task<string> GuestAsync() => (await Endpoint.SignInBuyerAsync(DemoShop.Key, Endpoint.Origin)).AccessToken;

    private async Task<string> UploadedAsync(string token, byte[]? file = null, string type = "image/png")
    {
        var answer = await UploadAsync(token, file ?? Image, type);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("imageId").GetString()!;
    }

    private Task<HttpResponseMessage> UploadAsync(string token, byte[] file, string type, bool chunked = false)
    {
        HttpContent content = chunked ? new StreamContent(new MemoryStream(file, 0, file.Length, false, false)) : new ByteArrayContent(file);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return SendAsync(HttpMethod.Post, Root, token, content, chunked: chunked);
    }

    private Task<HttpResponseMessage> FetchAsync(string token, string id, EntityTagHeaderValue? known = null) =>
        SendAsync(HttpMethod.Get, $"{Root}/{id}", token, known: known);

    private async Task IsAbsentAsync(string token, string id)
    {
        var answer = await FetchAsync(token, id);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("unknownImage", await CodeOfAsync(answer));
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string token, HttpContent? content = null, EntityTagHeaderValue? known = null, bool chunked = false)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = new("Bearer", token);
        request.Headers.TransferEncodingChunked = chunked ? true : null;
        if (known is not null)
            request.Headers.IfNoneMatch.Add(known);
        return await Endpoint.Http.SendAsync(request);
    }
}
