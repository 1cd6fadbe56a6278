using System.Collections.Concurrent;
using System.Net;
using System.Text;
using ChatRouter.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatRouter.IntegrationTests.Orders;

/// <summary>A shop's service on a free loopback port; the test says how it answers.</summary>
public sealed class ShopService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Question> _questions = new();

    private ShopService(WebApplication app) => _app = app;

    /// <summary>How it answers from now on; at first with no orders.</summary>
    public RequestDelegate Answer { get; set; } = Json("""{ "orders": [] }""");

    /// <summary>What it was asked, oldest first.</summary>
    public IReadOnlyList<Question> Questions => [.. _questions];

    public Uri Address => new(_app.Urls.Single());

    public static async Task<ShopService> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var service = new ShopService(builder.Build());
        service._app.Run(service.HearAsync);
        await service._app.StartAsync();
        return service;
    }

    /// <summary>Answers 200 with this text.</summary>
    public static RequestDelegate Json(string text) => http =>
    {
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(text, Encoding.UTF8);
    };

    public static RequestDelegate Status(HttpStatusCode status) => http =>
    {
        http.Response.StatusCode = (int)status;
        return status == HttpStatusCode.NoContent ? Task.CompletedTask : http.Response.WriteAsync("""{ "orders": [] }""");
    };

    /// <summary>Completes when it was asked that often.</summary>
    public Task AskedAsync(int times) => Until.TrueAsync(() => _questions.Count >= times);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HearAsync(HttpContext http)
    {
        using var body = new StreamReader(http.Request.Body);
        _questions.Enqueue(new(
            http.Request.Method, $"{http.Request.Path}{http.Request.QueryString}", http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()),
            await body.ReadToEndAsync()));
        try
        {
            await Answer(http);
        }
        catch (OperationCanceledException)
        {
            // Whoever asked has left.
        }
    }

    public sealed record Question(string Method, string PathAndQuery, IReadOnlyDictionary<string, string> Headers, string Body);
}
