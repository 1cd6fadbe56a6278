using System.Text.Json;
using ChatRouter.IntegrationTests.Orders;

namespace ChatRouter.IntegrationTests.Webhooks;

/// <summary>An event as a receiver gets it.</summary>
public sealed record Received(string Id, string Type, JsonElement Body, ShopService.Question Request)
{
    /// <summary>Whatever that service was asked, oldest first, repetitions as well.</summary>
    public static IEnumerable<Received> Of(ShopService service) => service.Questions
        .Select(request => new Received(request.Headers["X-ChatRouter-Event-Id"], request.Headers["X-ChatRouter-Event"], JsonDocument.Parse(request.Body).RootElement, request));

    public string? Text => Body.TryGetProperty("message", out var message) && message.TryGetProperty("text", out var text) ? text.GetString() : null;

    public string? ConversationId => Body.TryGetProperty("conversation", out var conversation) ? conversation.GetProperty("id").GetString() : null;
}
