using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Auth;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ChatRouter.Server.Api;

/// <summary>What a shop's developer reads in the OpenAPI document besides types: who may call, by which codes a route refuses, and a body that it takes.</summary>
internal static class ApiDocument
{
    private const string Bearer = "bearer";
    private const string Operator = "operator";
    private const string Json = "application/json";

    // Bodies by the names of their operations, as a developer of the demo shop would send them.
    private static readonly JsonObject Examples = JsonNode.Parse(typeof(ApiDocument).Assembly.GetManifestResourceStream("examples.v1.json")!)!.AsObject();

    private static readonly string[] Codes = [.. typeof(ErrorCode).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)];

    public static Task Introduce(OpenApiDocument document)
    {
        document.Info.Title = "ChatRouter";
        document.Info.Description = "Whatever is refused is a ProblemDetails with a fixed `code`; each response names the codes that it may have. What is named repeatable may be sent again when its answer was lost.";
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = Bearer,
            Description = "The `accessToken` of a session, or an API key (`crk_…`) where the operation names a scope.",
        };
        document.Components.SecuritySchemes[Operator] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = "X-Ops-Token",
            Description = "`Operator:Token`, of who runs the installation; the machine itself needs none where none is set.",
        };
        return Task.CompletedTask;
    }

    public static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<KeyScope>().LastOrDefault() is { } key)
            operation.Description = $"{operation.Description} For {WhoBesides(key)}and for API keys of the scope `{key.Scope}`.".TrimStart();
        if (!metadata.OfType<IAllowAnonymous>().Any())
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(context.Description.RelativePath!.StartsWith("internal/", StringComparison.Ordinal) ? Operator : Bearer, context.Document)] = [] }];
        // Whoever is signed in, or has a key, may ask too fast.
        if (operation.Security is not null && operation.Responses!.TryGetValue("401", out var unauthorized))
            operation.Responses.TryAdd("429", new OpenApiResponse { Description = $"`{ErrorCode.RateLimited}`", Content = unauthorized.Content?.ToDictionary() });
        foreach (var refusals in metadata.OfType<RefusalCodes>().GroupBy(refusal => refusal.Status))
            operation.Responses![$"{refusals.Key}"].Description = string.Join(", ", refusals.SelectMany(refusal => refusal.Codes).Distinct().Select(code => $"`{code}`"));
        var responses = operation.Responses!.OrderBy(response => response.Key, StringComparer.Ordinal).ToList();
        operation.Responses = [];
        foreach (var (status, response) in responses)
            operation.Responses[status] = response;
        if (operation.RequestBody?.Content is { } content && content.TryGetValue(Json, out var body) && operation.OperationId is { } name)
            body.Example = Examples[name]?.DeepClone();
        return Task.CompletedTask;
    }

    private static string WhoBesides(KeyScope key)
    {
        var people = key.Role switch { AccountRole.Admin => "administrators, ", AccountRole.Supervisor => "supervisors, administrators, ", _ => "agents, supervisors, administrators, " };
        return key.Ops ? $"{people}operators, " : people;
    }

    public static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        var type = context.JsonTypeInfo;
        if (type.Type == typeof(ProblemDetails))
            NameRefusals(schema);
        if (IsWord(type.Type))
            schema.Type ??= Nullable.GetUnderlyingType(type.Type) is null ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
        else if (type is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } item } && IsWord(item))
            schema.Items ??= new OpenApiSchema { Type = JsonSchemaType.String };
        else if (type is { Kind: JsonTypeInfoKind.Dictionary, ElementType: { } value } && IsWord(value))
            schema.AdditionalProperties ??= new OpenApiSchema { Type = JsonSchemaType.String };
        return Task.CompletedTask;
    }

    private static void NameRefusals(OpenApiSchema problem)
    {
        problem.Properties ??= new Dictionary<string, IOpenApiSchema>();
        problem.Properties["code"] = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Enum = [.. Codes.Select(code => (JsonNode)code)],
            Description = "What was refused. Fixed: a code is never renamed, and never means something else.",
        };
        problem.Properties["errors"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
            Description = "Of a body or a query that does not fit: its fields, such as `words.3.mode`, each with what is wrong.",
        };
        problem.Required = new HashSet<string> { "code" };
    }

    // Enums, ids and states are strings on the wire, of which their converters tell nothing here.
    private static bool IsWord(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum || (type.IsDefined(typeof(JsonConverterAttribute)) && type.GetProperty("Value")?.PropertyType == typeof(string));
    }
}
