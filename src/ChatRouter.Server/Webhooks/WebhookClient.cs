using System.Net.Http.Headers;
using System.Text;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Webhooks;
using ChatRouter.Server.Outgoing;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Webhooks;

/// <summary>Sends one event to one webhook, by a signed POST. Whatever the receiver does wrong is an outcome.</summary>
public sealed class WebhookClient(IOptions<WebhookOptions> options, TimeProvider clock) : IDisposable
{
    public const string EventHeader = "X-ChatRouter-Event";

    /// <summary>The same at every repetition: a receiver that has it has the event.</summary>
    public const string IdHeader = "X-ChatRouter-Event-Id";

    private const int KeptAnswerBytes = 2_048;

    private readonly HttpClient _http = OutgoingHttp.ClientFor(new(options.Value.PrivateNetworks), KeptAnswerBytes);

    public async Task<DeliveryTrial> SendAsync(Webhook webhook, WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        var (at, began) = (StoredTime.Of(clock.GetUtcNow()), clock.GetTimestamp());
        DeliveryTrial Ended(DeliveryFault? fault, int? status = null, string? answer = null) => new(at, (int)clock.GetElapsedTime(began).TotalMilliseconds, fault, status, answer);
        using var patience = new CancellationTokenSource(options.Value.Timeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var request = RequestOf(webhook, delivery, at);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
            var answer = await BeginningAsync(response.Content, both.Token);
            return Ended(response.IsSuccessStatusCode ? null : DeliveryFault.Refused, (int)response.StatusCode, answer);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Ended(DeliveryFault.TooSlow);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return Ended(Unreached.By(exception) switch
            {
                UnreachedCause.UnknownHost => DeliveryFault.UnknownHost,
                UnreachedCause.NotPublic => DeliveryFault.NotPublic,
                UnreachedCause.NotTrusted => DeliveryFault.NotTrusted,
                _ => DeliveryFault.NotReached,
            });
        }
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage RequestOf(Webhook webhook, WebhookDelivery delivery, DateTimeOffset at)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new StringContent(delivery.Body, Encoding.UTF8, "application/json") };
        request.Headers.Add(EventHeader, WebhookEvents.NameOf(delivery.Event));
        request.Headers.Add(IdHeader, delivery.EventId);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("ChatRouter", null));
        RequestSignature.Sign(request, delivery.Body, webhook.Secrets, at);
        return request;
    }

    // A receiver may say as much as it likes; nobody reads it.
    private static async Task<string> BeginningAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var bytes = new byte[KeptAnswerBytes];
        await using var body = await content.ReadAsStreamAsync(cancellationToken);
        var read = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(bytes, 0, read).Replace('\0', '\uFFFD');
    }
}
