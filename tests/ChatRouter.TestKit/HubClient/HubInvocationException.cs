using System.Text.Json;

namespace ChatRouter.TestKit.HubClient;

/// <summary>The server refused a hub call.</summary>
public sealed class HubInvocationException : Exception
{
    private const string Marker = "HubException: ";

    public HubInvocationException(string method, string error)
        : base($"{method}: {error}")
    {
        Error = error;
        Details = ParseDetails(error);
        Code = Details is { } details && details.TryGetProperty("code", out var code) ? code.GetString() : null;
    }

    /// <summary>The error text as it came.</summary>
    public string Error { get; }

    /// <summary>The fixed code; none when the server's error carries no JSON.</summary>
    public string? Code { get; }

    /// <summary>The JSON object that carries the code.</summary>
    public JsonElement? Details { get; }

    private static JsonElement? ParseDetails(string error)
    {
        var marker = error.IndexOf(Marker, StringComparison.Ordinal);
        if (marker < 0) return null;

        try
        {
            var details = JsonSerializer.Deserialize<JsonElement>(error.AsSpan(marker + Marker.Length));
            return details.ValueKind == JsonValueKind.Object ? details : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
