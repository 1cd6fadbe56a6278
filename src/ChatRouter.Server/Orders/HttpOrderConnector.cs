using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using ChatRouter.Core.Channels;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Outgoing;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace ChatRouter.Server.Orders;

/// <summary>Asks the shop's own service, by a signed GET, and has it change orders, by a signed POST. A shop that is slow or fails is asked no more for a while, and no other shop notices.</summary>
public sealed class HttpOrderConnector : IOrderConnector, IDisposable
{
    private const int MaxAnswerBytes = 512 * 1024;

    private static readonly Rejection Failed = new(ErrorCode.OrdersFailed, "The shop's order service gave no usable answer.");

    private readonly ConcurrentDictionary<(ShopId Shop, string Url), ResiliencePipeline> _pipelines = new();
    private readonly OrderOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<HttpOrderConnector> _logger;
    private readonly JsonSerializerOptions _json;
    private readonly HttpClient _http;

    public HttpOrderConnector(IOptions<OrderOptions> options, IOptions<JsonOptions> json, TimeProvider clock, ILogger<HttpOrderConnector> logger)
    {
        (_options, _clock, _logger) = (options.Value, clock, logger);
        // A shop may say more than this server knows.
        _json = new(json.Value.SerializerOptions) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Skip };
        _http = OutgoingHttp.ClientFor(new(_options.PrivateNetworks), MaxAnswerBytes);
    }

    /// <summary>A shop's service failed repeatedly and is left alone. Handlers must not block.</summary>
    public event Action<ShopId>? Paused;

    /// <summary>A service that was left alone answers again.</summary>
    public event Action<ShopId>? Resumed;

    public Task<Result<ShopAnswer>> OfBuyerAsync(Shop shop, BuyerId buyer, CancellationToken cancellationToken) =>
        GuardedAsync(shop, token => AskAsync(shop.Orders!, buyer, token), cancellationToken);

    public Task<Result<OrderChangeResult>> ChangeAsync(Shop shop, BuyerId buyer, AgentId by, string orderId, OrderChange change, CancellationToken cancellationToken) =>
        GuardedAsync(shop, token => ChangeAsync(shop.Orders!, new(change.Kind, change.IdempotencyKey, IdOf(buyer), orderId, change.Text, change.Flagged, by.Value), token), cancellationToken);

    /// <summary>Asks once, for an administrator who sets the connector up: no circuit breaker hears of it, and what is wrong is told.</summary>
    public async Task<OrderTrial> TryAsync(OrderConnector connector, string buyer, CancellationToken cancellationToken)
    {
        var began = _clock.GetTimestamp();
        OrderTrial Ended(OrderTrialOutcome outcome, IReadOnlyList<Order>? orders = null, int? status = null, string? place = null) =>
            new(outcome, (int)_clock.GetElapsedTime(began).TotalMilliseconds, orders ?? [], status, place);
        using var patience = new CancellationTokenSource(_options.Timeout, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return Ended(OrderTrialOutcome.Answered, OrderRules.OpenFirst((await AskAsync(connector, new($"{BuyerOrigin.VerifiedPrefix}{buyer}"), both.Token)).Orders));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Ended(OrderTrialOutcome.TooSlow);
        }
        catch (Exception exception) when (IsShopsFault(exception))
        {
            return Ended(OutcomeOf(exception), status: (int?)(exception as HttpRequestException)?.StatusCode, place: (exception as JsonException)?.Path);
        }
    }

    private static OrderTrialOutcome OutcomeOf(Exception exception) => exception switch
    {
        JsonException or NotSupportedException or HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => OrderTrialOutcome.NotUsable,
        HttpRequestException { StatusCode: not null } => OrderTrialOutcome.Refused,
        _ => Unreached.By(exception) switch
        {
            UnreachedCause.NotTrusted => OrderTrialOutcome.NotTrusted,
            UnreachedCause.NotPublic => OrderTrialOutcome.NotPublic,
            UnreachedCause.UnknownHost => OrderTrialOutcome.UnknownHost,
            _ => OrderTrialOutcome.NotReached,
        },
    };

    public void Dispose() => _http.Dispose();

    private ResiliencePipeline NewPipeline(ShopId shop) => new ResiliencePipelineBuilder { TimeProvider = _clock }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            FailureRatio = 0.5,
            MinimumThroughput = 5,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = _options.Pause,
            OnOpened = _ => Tell(Paused, shop),
            OnClosed = _ => Tell(Resumed, shop),
            ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome.Exception is TimeoutRejectedException || (outcome.Outcome.Exception is { } thrown && IsShopsFault(thrown))),
        })
        .AddTimeout(_options.Timeout)
        .Build();

    private async Task<Result<T>> GuardedAsync<T>(Shop shop, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
        where T : class
    {
        var pipeline = _pipelines.GetOrAdd((shop.Id, shop.Orders!.Url), _ => NewPipeline(shop.Id));
        try
        {
            return await pipeline.ExecuteAsync(async token => await call(token), cancellationToken);
        }
        catch (TimeoutRejectedException)
        {
            _logger.OrdersFailed(shop.Id, "no answer in time");
            return new Rejection(ErrorCode.OrdersTimeout, "The shop's order service did not answer in time.");
        }
        catch (BrokenCircuitException broken)
        {
            return new Rejection(ErrorCode.OrdersPaused, "The shop's order service failed repeatedly and is left alone for a while.", broken.RetryAfter ?? _options.Pause);
        }
        catch (Exception exception) when (IsShopsFault(exception))
        {
            _logger.OrdersFailed(shop.Id, exception.Message);
            return Failed;
        }
    }

    private static ValueTask Tell(Action<ShopId>? listeners, ShopId shop)
    {
        listeners?.Invoke(shop);
        return ValueTask.CompletedTask;
    }

    private async Task<ShopAnswer> AskAsync(OrderConnector connector, BuyerId buyer, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, AddressOf(connector, buyer));
        RequestSignature.Sign(request, request.RequestUri!.PathAndQuery, [connector.Secret], _clock.GetUtcNow());
        var answer = await AnswerAsync<ShopAnswer>(request, cancellationToken);
        return OrderRules.Check(answer) is { } bad ? throw new JsonException(bad) : answer;
    }

    private async Task<OrderChangeResult> ChangeAsync(OrderConnector connector, WantedChange wanted, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.Serialize(wanted, _json);
        using var request = new HttpRequestMessage(HttpMethod.Post, connector.Url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", wanted.IdempotencyKey);
        RequestSignature.Sign(request, body, [connector.Secret], _clock.GetUtcNow());
        var answer = await AnswerAsync<OrderChangeResult>(request, cancellationToken);
        return OrderRules.Check(answer) is { } bad ? throw new JsonException(bad) : answer;
    }

    private async Task<T> AnswerAsync<T>(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var response = await _http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<T>(_json, cancellationToken) ?? throw new JsonException("The answer is null.");
    }

    private static Uri AddressOf(OrderConnector connector, BuyerId buyer)
    {
        var address = new UriBuilder(connector.Url);
        var asked = $"buyer={Uri.EscapeDataString(IdOf(buyer))}";
        address.Query = address.Query.Length > 1 ? $"{address.Query[1..]}&{asked}" : asked;
        return address.Uri;
    }

    private static string IdOf(BuyerId buyer) => buyer.Value[BuyerOrigin.VerifiedPrefix.Length..];

    private static bool IsShopsFault(Exception exception) => exception is HttpRequestException or JsonException or IOException or NotSupportedException;

    private sealed record WantedChange(string Kind, string IdempotencyKey, string Buyer, string OrderId, string Text, bool Flagged, string Agent);
}
