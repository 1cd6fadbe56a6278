using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace ChatRouter.TestKit.HubClient;

/// <summary>The session calls of the HTTP interface.</summary>
public static class Sessions
{
    public static Task<AgentSession> SignInAgentAsync(
        this Endpoint server, string shop, string account, string password, CancellationToken cancellation = default) =>
        PostAsync<AgentSession>(server, "agent", new { shop, account, password }, null, null, cancellation);

    /// <summary>Signs in a buyer: a guest without <paramref name="userToken"/>, the same guest again with his <paramref name="guestToken"/>.</summary>
    public static Task<BuyerSession> SignInBuyerAsync(
        this Endpoint server, string shopKey, string origin, string? userToken = null, string? guestToken = null, CancellationToken cancellation = default) =>
        PostAsync<BuyerSession>(server, "buyer", new { shopKey, userToken, guestToken }, null, origin, cancellation);

    /// <summary>A ticket for one hub connection within 30 s.</summary>
    public static async Task<string> TicketAsync(
        this Endpoint server, string accessToken, string? origin = null, CancellationToken cancellation = default) =>
        (await PostAsync<TicketReply>(server, "ticket", null, accessToken, origin, cancellation)).Ticket;

    private static async Task<T> PostAsync<T>(
        Endpoint server, string name, object? body, string? bearer, string? origin, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/sessions/{name}");
        if (body is not null) request.Content = JsonContent.Create(body, options: HubJson.Options);
        if (bearer is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        if (origin is not null) request.Headers.Add("Origin", origin);
        using var response = await server.Http.SendAsync(request, cancellation);
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException(
                $"sessions/{name}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(cancellation)}", null, response.StatusCode);

        return (await response.Content.ReadFromJsonAsync<T>(HubJson.Options, cancellation))!;
    }

    private sealed record TicketReply(string Ticket);
}
