using System.Text.Json;
using System.Text.RegularExpressions;
using ChatRouter.Core.Conversations;
using Microsoft.Net.Http.Headers;

namespace ChatRouter.Server.Api;

/// <summary>Requests that cannot be read are answered with the place in them that is wrong, named as fields are: <c>words.3.mode</c>, <c>$</c> for the body as a whole. What stood there is not repeated.</summary>
public static partial class MalformedRequests
{
    private const string Body = "$";

    private static readonly Rejection UnknownCharset = new(ErrorCode.InvalidArgument, "The charset of this body is not known. Send UTF-8.");

    public static IApplicationBuilder UseMalformedRequests(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.Request.HasJsonContentType() && MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) && type is { Charset.Length: > 0, Encoding: null })
        {
            await Problems.WriteAsync(context, StatusCodes.Status415UnsupportedMediaType, UnknownCharset);
            return;
        }

        try
        {
            await next(context);
        }
        catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
        {
            await Problems.WriteAsync(context, exception.StatusCode, new(ErrorCode.InvalidArgument, "The request cannot be read.") { Fields = FieldsOf(exception) });
        }
    });

    /// <summary>Names what validation found as fields are named everywhere, each with its fixed word.</summary>
    public static void Name(HttpValidationProblemDetails found) =>
        found.Errors = found.Errors.ToDictionary(
            field => string.Join('.', Index().Replace(field.Key, ".$1").Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName)), field => new[] { FaultOf(field.Value[0]) });

    private static string FaultOf(string message) =>
        message.EndsWith("is required.", StringComparison.Ordinal) ? FieldFault.Required : message.Contains("maximum length", StringComparison.Ordinal) ? FieldFault.TooLong : FieldFault.Malformed;

    private static Dictionary<string, string>? FieldsOf(BadHttpRequestException exception) => exception switch
    {
        { InnerException: JsonException json } => FieldsOf(json),
        { StatusCode: not StatusCodes.Status400BadRequest } => null,
        _ when Parameter().Match(exception.Message) is { Success: true } parameter => new()
        {
            [exception.Message.Contains("body", StringComparison.Ordinal) ? Body : parameter.Groups["name"].Value] =
                Absent().IsMatch(exception.Message) ? FieldFault.Required : FieldFault.Malformed,
        },
        _ => null,
    };

    // The reader's exceptions name required fields and unknown ones in their messages only.
    private static Dictionary<string, string> FieldsOf(JsonException json)
    {
        var place = PlaceOf(json.Path);
        if (Missing().Match(json.Message) is { Success: true } missing)
            return Name().Matches(missing.Value).ToDictionary(name => place == Body ? name.Groups[1].Value : $"{place}.{name.Groups[1].Value}", _ => FieldFault.Required);
        return new() { [place] = json.Message.Contains("could not be mapped", StringComparison.Ordinal) ? FieldFault.Unknown : FieldFault.Malformed };
    }

    // Of names that the sender made up, such as keys of a dictionary, nothing is repeated that is no plain word.
    private static string PlaceOf(string? path)
    {
        var field = Index().Replace(path ?? Body, ".$1");
        return Known().Match(field) is { Success: true } known ? known.Value[2..] : Body;
    }

    [GeneratedRegex(@"parameter ""(?:[^"" ]+ )?(?<name>\w+)""")]
    private static partial Regex Parameter();

    [GeneratedRegex("was not provided|no body was provided")]
    private static partial Regex Absent();

    [GeneratedRegex(@"missing required properties including: .*")]
    private static partial Regex Missing();

    [GeneratedRegex(@"'([A-Za-z0-9]+)'")]
    private static partial Regex Name();

    [GeneratedRegex(@"\[(\d+)\]")]
    private static partial Regex Index();

    [GeneratedRegex(@"^\$(\.[A-Za-z0-9]{1,64}(?![^.]))+")]
    private static partial Regex Known();
}
