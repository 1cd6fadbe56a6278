using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ChatRouter.Core.Accounts;
using ChatRouter.Server.Auth;
using ChatRouter.Server.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace ChatRouter.IntegrationTests.Accounts;

/// <summary>What makes something is done once under an idempotency key.</summary>
public class RepeatedRequestsTests : AccountScene
{
    private const string Key = "3f0c7d3e-9a53-4f0e-8f0a-6f1d6f2d8c11";

    private static readonly object Hook = new { url = "https://shop.example/hook", events = new[] { "message.created" } };

    [Fact]
    public async Task The_same_request_is_answered_alike_and_done_once()
    {
        var boss = await TokenOfAsync("boss");

        var first = await SendAsync(boss, "webhooks", Hook, Key);
        var again = await SendAsync(await TokenOfAsync("boss"), "webhooks", Hook, Key);

        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal(first, again);
        Assert.Contains("secret", first.Body, StringComparison.Ordinal);
        Assert.Equal(1, (await GetAsync(boss, "webhooks")).GetProperty("webhooks").GetArrayLength());
        Assert.NotEqual(first.Body, (await SendAsync(boss, "webhooks", Hook, "another")).Body);
    }

    [Fact]
    public async Task Another_request_under_the_key_is_refused_whatever_differs()
    {
        var boss = await TokenOfAsync("boss");
        var key = (await DoneAsync(boss, HttpMethod.Post, "keys", new { name = "hooks", scopes = new[] { KeyScopes.WebhooksWrite, KeyScopes.BuyersWrite } })).GetProperty("secret").GetString()!;
        var made = await SendAsync(key, "webhooks", Hook, Key);
        var id = JsonSerializer.Deserialize<JsonElement>(made.Body).GetProperty("webhook").GetProperty("id").GetString();

        Assert.Equal(made, await SendAsync(key, "webhooks", Hook, Key));
        Assert.Equal((HttpStatusCode.Conflict, "idempotencyConflict"), await RefusedAsync(key, "webhooks", new { url = "https://shop.example/other", events = new[] { "message.created" } }));
        Assert.Equal((HttpStatusCode.Conflict, "idempotencyConflict"), await RefusedAsync(key, $"webhooks/{id}/secrets", null));
        // What the one was answered can be for him alone.
        Assert.Equal((HttpStatusCode.Conflict, "idempotencyConflict"), await RefusedAsync(boss, "webhooks", Hook));
        using var push = new HttpRequestMessage(HttpMethod.Put, "/api/v1/buyers/7/orders") { Content = JsonContent.Create(new { orders = Array.Empty<object>() }) };
        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync(push, key, Key)).Status);
    }

    [Fact]
    public async Task A_refusal_uses_no_key_up_and_a_key_is_a_word()
    {
        var boss = await TokenOfAsync("boss");

        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await RefusedAsync(boss, "webhooks", new { url = "nowhere", events = new[] { "message.created" } }));
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(boss, "webhooks", Hook, Key)).Status);
        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await RefusedAsync(boss, "webhooks", Hook, new string('x', 129)));
        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await RefusedAsync(boss, "webhooks", Hook, "two words"));
    }

    [Fact]
    public async Task Of_many_at_the_same_moment_one_is_carried_out()
    {
        var boss = await TokenOfAsync("boss");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync(boss, "webhooks", Hook, Key)));

        Assert.All(answers, answer => Assert.True(answer.Status is HttpStatusCode.Created or HttpStatusCode.ServiceUnavailable, answer.Body));
        Assert.Single(answers.Where(answer => answer.Status == HttpStatusCode.Created).Select(answer => answer.Body).Distinct());
        Assert.Equal(1, (await GetAsync(boss, "webhooks")).GetProperty("webhooks").GetArrayLength());
    }

    [Fact]
    public async Task A_lost_answer_about_a_publication_an_invitation_or_a_phrase_is_asked_for_again()
    {
        var boss = await TokenOfAsync("boss");
        var draft = await GetAsync(boss, "routing/draft");
        var plan = System.Text.Json.Nodes.JsonNode.Parse(draft.GetProperty("plan").GetRawText())!;
        plan["overrides"] = new System.Text.Json.Nodes.JsonObject { ["maxQueue"] = 77 };
        var saved = await DoneAsync(boss, HttpMethod.Put, "routing/draft", new { revision = draft.GetProperty("revision").GetInt32(), plan });
        var publish = new { revision = saved.GetProperty("revision").GetInt32(), version = saved.GetProperty("version").GetInt32(), reason = "busy" };

        foreach (var (path, body) in new (string, object)[] { ("routing/publish", publish), ("members", new { name = "newbie" }), ("phrases", new { scope = "shop", title = "hello", text = "hello" }), ("keys", new { name = "sync", scopes = new[] { "members:read" } }) })
        {
            var first = await SendAsync(boss, path, body, $"key-of-{path}");
            Assert.True(first.Status is HttpStatusCode.OK or HttpStatusCode.Created, first.Body);
            Assert.Equal(first, await SendAsync(boss, path, body, $"key-of-{path}"));
        }
    }

    [Fact]
    public async Task What_is_kept_tells_neither_the_key_nor_the_secret()
    {
        var boss = await TokenOfAsync("boss");
        await SendAsync(boss, "keys", new { name = "sync", scopes = new[] { "members:read" } }, Key);
        var repeats = Server.Services.GetRequiredService<IRepeatStore>();

        Assert.Null(await repeats.FindAsync(DemoShop.Shop.Id, Key, CancellationToken.None));
        var hash = (await repeats.FindAsync(DemoShop.Shop.Id, IdempotencyKey.Stored(Key), CancellationToken.None))!;
        var kept = await repeats.TakeAsync(DemoShop.Shop.Id, IdempotencyKey.Stored(Key), hash, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, CancellationToken.None);

        Assert.DoesNotContain("crk_", System.Text.Encoding.Latin1.GetString(Convert.FromBase64String(kept!.Answer!)), StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, string Code)> RefusedAsync(string token, string path, object? body, string key = Key)
    {
        var (status, _, answer) = await SendAsync(token, path, body, key);
        return (status, JsonSerializer.Deserialize<JsonElement>(answer).GetProperty("code").GetString()!);
    }

    private async Task<(HttpStatusCode Status, string? Location, string Body)> SendAsync(string token, string path, object? body, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        return await SendAsync(request, token, key);
    }

    private async Task<(HttpStatusCode Status, string? Location, string Body)> SendAsync(HttpRequestMessage request, string token, string key)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        using var response = await Endpoint.Http.SendAsync(request);
        return (response.StatusCode, response.Headers.Location?.OriginalString, await response.Content.ReadAsStringAsync());
    }
}
