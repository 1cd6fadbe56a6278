using System.Threading.RateLimiting;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Nodes;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Supervision;
using ChatRouter.Core.Uploads;
using ChatRouter.Server.Images;
using ChatRouter.Server.Limits;
using ChatRouter.Server.Metrics;
using ChatRouter.Server.Wire;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace ChatRouter.Server.Api;

/// <summary>HTTP: JSON, ProblemDetails, OpenAPI and the rate of sessions.</summary>
public static class ApiSetup
{
    public static IServiceCollection AddApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.ConfigureHttpJsonOptions(options => WireJson.Configure(options.SerializerOptions));
        services.AddProblems();
        services.Configure<ExceptionHandlerOptions>(options => options.StatusCodeSelector = StatusOf);
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddOptions<UploadOptions>().Bind(configuration.GetSection(UploadOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<UploadOptions>, UploadOptionsValidator>();
        services.AddOptions<SupervisionOptions>().Bind(configuration.GetSection(SupervisionOptions.Section)).ValidateOnStart();
        services.AddSingleton<IncomingImages>();
        services.AddSingleton<IQrCodes, QrCodes>();
        services.AddValidation();
        services.AddOpenApi(options => options
            .AddDocumentTransformer((document, _, _) => ApiDocument.Introduce(document))
            .AddOperationTransformer((operation, context, _) => ApiDocument.Describe(operation, context))
            .AddSchemaTransformer((schema, context, _) => ApiDocument.Describe(schema, context)));
        services.AddSingleton<TransferTargetsReader>();
        services.AddRateLimiter(options =>
        {
            options.OnRejected = async (context, _) => await Problems.WriteAsync(context.HttpContext, StatusCodes.Status429TooManyRequests, RateLimited.After(TimeSpan.FromSeconds(10)));
            options.AddPolicy(SessionsApi.RateLimit, http => PerAddress(http, limits => limits.SessionsPerMinute));
            options.AddPolicy(LinksApi.RateLimit, http => PerAddress(http, limits => limits.LinksPerMinute));
            options.AddPolicy(SignUpApi.RateLimit, http => PerAddress(http, limits => limits.SignUpsPerHour, TimeSpan.FromHours(1)));
            options.AddPolicy(WallApi.RateLimit, http => PerAddress(http, limits => limits.WallsPerMinute));
        });
        return services;
    }

    /// <summary>Refusals as ProblemDetails with a fixed <c>code</c>.</summary>
    public static IServiceCollection AddProblems(this IServiceCollection services) => services
        .AddProblemDetails(options => options.CustomizeProblemDetails = context =>
        {
            if (context.ProblemDetails is HttpValidationProblemDetails found)
                MalformedRequests.Name(found);
            context.ProblemDetails.Extensions.TryAdd("code", Problems.CodeOf(context.ProblemDetails.Status));
            context.HttpContext.RequestServices.GetRequiredService<RefusalMetrics>().RefusedRequest((string)context.ProblemDetails.Extensions["code"]!);
            if (context.ProblemDetails.Status == StatusCodes.Status503ServiceUnavailable)
                context.HttpContext.Response.Headers.TryAdd(HeaderNames.RetryAfter, "1");
        })
        .AddSingleton<IProblemDetailsWriter, UnacceptedProblemWriter>()
        .AddSingleton<RefusalMetrics>();

    private static RateLimitPartition<string> PerAddress(HttpContext http, Func<LimitOptions, int> permitted, TimeSpan? window = null)
    {
        var limits = http.RequestServices.GetRequiredService<IOptions<LimitOptions>>().Value;
        return limits.Enabled
            ? RateLimitPartition.GetSlidingWindowLimiter(
                http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new() { PermitLimit = permitted(limits), Window = window ?? TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 })
            : RateLimitPartition.GetNoLimiter("");
    }

    // What a server behind this one cannot do just now is worth another try; everything else unexpected is our mistake.
    private static int StatusOf(Exception exception) => exception is JournalUnavailableException or DispatcherUnavailableException or OneTimeStoreUnavailableException
        ? StatusCodes.Status503ServiceUnavailable
        : StatusCodes.Status500InternalServerError;
}
