using System.Security.Cryptography;
using System.Text.Json;
using ChatRouter.Core.Accounts;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Server.Auth;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace ChatRouter.Server.Api;

/// <summary>Carries a request out once, however often it is sent under the same <c>Idempotency-Key</c>: whoever got no answer sends it again and gets the same one.</summary>
/// <remarks>
/// A refusal uses no key up. While the request is being carried out its repetition is told to come later; where the server was killed in between, it is carried out anew after a minute.
/// </remarks>
internal sealed class RepeatedRequests(IRepeatStore repeats, IOptions<JsonOptions> json, TimeProvider clock) : IEndpointFilter
{
    public const string Header = "Idempotency-Key";
    public const string Description = "The same for every repetition of this request; 1 to 128 visible ASCII characters.";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly Rejection Underway = new(ErrorCode.Unavailable, "The same request is being carried out just now. Try again.", TimeSpan.FromSeconds(1));

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.Request.Headers[Header] is not [_, ..] given)
            return await next(context);
        if (given is not [{ } key] || !IdempotencyKey.IsValid(key))
            return Problems.Of(IdempotencyKey.Malformed);
        var (shop, stored, request) = (Principals.ActorOf(http.User).Shop, IdempotencyKey.Stored(key), HashOf(context));
        var at = StoredTime.Of(clock.GetUtcNow());
        return await repeats.TakeAsync(shop, stored, request, at, at - Patience, at - IdempotencyKey.Remembered, http.RequestAborted) switch
        {
            null => await CarryOutAsync(context, next, shop, key, request),
            var taken when taken.RequestHash != request => Problems.Of(IdempotencyKey.OtherRequest),
            { Answer: null } => Problems.Of(StatusCodes.Status503ServiceUnavailable, Underway),
            { Answer: { } answer } => SealedAnswer.Open(answer, http.Request, key) is { } same ? new Again(same) : Problems.Of(IdempotencyKey.OtherRequest),
        };
    }

    private async Task<object?> CarryOutAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next, ShopId shop, string key, string request)
    {
        var (http, stored, done) = (context.HttpContext, IdempotencyKey.Stored(key), false);
        try
        {
            var result = (IResult)(await next(context))!;
            var answer = await ReadAsync(result, http);
            done = answer.Status is >= 200 and < 300;
            if (done)
                await repeats.AnswerAsync(shop, stored, request, answer.SealBy(http.Request, key), CancellationToken.None);
            return new Again(answer);
        }
        finally
        {
            if (!done)
                await repeats.GiveBackAsync(shop, stored, request, CancellationToken.None);
        }
    }

    private static async Task<SealedAnswer> ReadAsync(IResult result, HttpContext http)
    {
        var body = http.Response.Body;
        using var written = new MemoryStream();
        http.Response.Body = written;
        try
        {
            await result.ExecuteAsync(http);
        }
        finally
        {
            http.Response.Body = body;
        }

        return new(http.Response.StatusCode, http.Response.ContentType, http.Response.Headers.Location, written.ToArray());
    }

    // Another sender's request is another one: what he is answered can be for him alone.
    private string HashOf(EndpointFilterInvocationContext context)
    {
        var http = context.HttpContext;
        var type = http.GetEndpoint()!.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;
        var body = context.Arguments.FirstOrDefault(argument => argument is not null && argument.GetType() == type);
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
            new object?[] { Principals.ActorOf(http.User).Agent.Value, http.Request.Method, http.Request.Path.Value, body }, json.Value.SerializerOptions)));
    }

    internal static Task DescribeHeader(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter { Name = Header, In = ParameterLocation.Header, Description = Description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        return Task.CompletedTask;
    }

    private sealed class Again(SealedAnswer answer) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = answer.Status;
            response.ContentType = answer.Type;
            if (answer.Location is { } location)
                response.Headers.Location = location;
            await response.Body.WriteAsync(answer.Body, httpContext.RequestAborted);
        }
    }
}
