using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatRouter.Server.Auth;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatRouter.IntegrationTests.Accounts;

public partial class KeysApiTests : AccountScene
{
    [Fact]
    public async Task A_key_is_shown_once_and_does_what_its_scope_says()
    {
        var boss = await TokenOfAsync("boss");
        var made = await MakeAsync(boss, "sync", KeyScopes.MembersRead);
        var secret = made.GetProperty("secret").GetString()!;

        Assert.Matches("^crk_[A-Za-z0-9_-]{43}$", secret);
        await GetAsync(secret, "members");
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(secret, HttpMethod.Post, "members", new { name = "newbie" }));
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(secret, HttpMethod.Get, "keys"));
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(secret, HttpMethod.Post, "sessions/ticket"));

        var listed = (await GetAsync(boss, "keys")).GetProperty("keys")[0];
        Assert.Equal((secret[..12], "sync"), (listed.GetProperty("prefix").GetString(), listed.GetProperty("name").GetString()));
        Assert.True(listed.TryGetProperty("usedAt", out _));
        Assert.DoesNotContain(secret, listed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_keys_of_a_name_live_for_rotation_and_a_third_does_not()
    {
        var boss = await TokenOfAsync("boss");
        var (first, second) = (await MakeAsync(boss, "sync", KeyScopes.MembersRead), await MakeAsync(boss, "sync", KeyScopes.MembersRead));

        Assert.Equal((HttpStatusCode.Conflict, "tooManyKeys"), await RefusalAsync(boss, HttpMethod.Post, "keys", new { name = "sync", scopes = new[] { KeyScopes.MembersRead } }));
        await DoneAsync(boss, HttpMethod.Delete, $"keys/{first.GetProperty("key").GetProperty("id").GetString()}");

        Assert.Equal((HttpStatusCode.Unauthorized, "tokenInvalid"), await RefusalAsync(first.GetProperty("secret").GetString(), HttpMethod.Get, "members"));
        await GetAsync(second.GetProperty("secret").GetString()!, "members");
        await MakeAsync(boss, "sync", KeyScopes.MembersRead);
    }

    [Fact]
    public async Task A_key_makes_and_changes_no_administrator()
    {
        var boss = await TokenOfAsync("boss");
        var key = (await MakeAsync(boss, "hr", KeyScopes.MembersRead, KeyScopes.MembersWrite)).GetProperty("secret").GetString()!;
        var bosss = (await IdOfAsync("boss")).Value;

        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(key, HttpMethod.Post, "members", new { name = "root", role = "admin" }));
        foreach (var (method, path) in new[] { (HttpMethod.Post, "/disable"), (HttpMethod.Post, "/enable"), (HttpMethod.Post, "/link"), (HttpMethod.Delete, "/sessions") })
            Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(key, method, $"members/{bosss}{path}"));

        // Whom buyers go to is the routing's to say.
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(key, HttpMethod.Post, "members", new { name = "newbie", groups = new[] { "pre-sale" } }));
        await InviteAsync(key, "newbie");
        var both = (await MakeAsync(boss, "hr", KeyScopes.MembersWrite, KeyScopes.RoutingWrite)).GetProperty("secret").GetString()!;
        await DoneAsync(both, HttpMethod.Post, "members", new { name = "second", groups = new[] { "pre-sale" } });
    }

    [Fact]
    public async Task An_unknown_scope_a_past_expiry_and_a_nameless_key_are_refused()
    {
        var boss = await TokenOfAsync("boss");

        Assert.Equal((HttpStatusCode.BadRequest, "unknownScope"), await RefusalAsync(boss, HttpMethod.Post, "keys", new { name = "x", scopes = new[] { "everything" } }));
        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await RefusalAsync(boss, HttpMethod.Post, "keys", new { name = "x", scopes = Array.Empty<string>() }));
        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await RefusalAsync(boss, HttpMethod.Post, "keys", new { name = " ", scopes = new[] { KeyScopes.MembersRead } }));
        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await RefusalAsync(boss, HttpMethod.Post, "keys", new { name = "x", scopes = new[] { KeyScopes.MembersRead }, expiresAt = "2020-01-01T00:00:00Z" }));
        Assert.Equal(HttpStatusCode.Forbidden, (await RefusalAsync(await TokenOfAsync("xiaofang"), HttpMethod.Get, "keys")).Status);
        Assert.Equal((HttpStatusCode.NotFound, "notFound"), await RefusalAsync(await StrangerAsync(), HttpMethod.Delete, $"keys/{(await MakeAsync(boss, "x", KeyScopes.MembersRead)).GetProperty("key").GetProperty("id").GetString()}"));
    }

    [Fact]
    public async Task What_a_form_lacks_is_told_at_its_fields()
    {
        var (status, problem) = await AskAsync(await TokenOfAsync("boss"), HttpMethod.Post, "keys", new { name = "", scopes = Array.Empty<string>(), expiresAt = "2020-01-01T00:00:00Z" });

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(
            ["expiresAt=malformed", "name=required", "scopes=required"],
            problem.GetProperty("errors").EnumerateObject().Select(field => $"{field.Name}={field.Value[0].GetString()}").Order());
    }

    [Fact]
    public async Task A_key_of_every_scope_gets_through_where_a_route_names_a_scope_and_nowhere_else()
    {
        var key = (await MakeAsync(await TokenOfAsync("boss"), "all", [.. KeyScopes.All])).GetProperty("secret").GetString()!;
        var routes = Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText?.StartsWith("/api/v1/", StringComparison.Ordinal) == true)
            .SelectMany(route => route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => (Method: new HttpMethod(method), Route: route))).ToList();

        foreach (var (method, route) in routes.Where(known => known.Route.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is null))
        {
            var path = Parameter().Replace(route.RoutePattern.RawText!, parameter => parameter.Value.EndsWith(":int}", StringComparison.Ordinal) ? "1" : "absent")["/api/v1/".Length..];
            var status = (await RefusalAsync(key, method, path, method == HttpMethod.Get || method == HttpMethod.Delete ? null : new { })).Status;
            if (route.Metadata.GetMetadata<KeyScope>() is null)
                Assert.True(status is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized, $"{method} {path} takes keys: {status}");
            else
                Assert.False(status is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized, $"{method} {path} takes no key: {status}");
        }

        Assert.Contains(routes, known => known.Route.Metadata.GetMetadata<KeyScope>()?.Scope == KeyScopes.ShopWrite);
    }

    private Task<JsonElement> MakeAsync(string boss, string name, params string[] scopes) => DoneAsync(boss, HttpMethod.Post, "keys", new { name, scopes });

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
