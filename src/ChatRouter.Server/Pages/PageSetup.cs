using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Accounts;
using ChatRouter.Server.Api;
using ChatRouter.Server.Auth;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Pages;

/// <summary>The built pages: widget, chat and its preview, desk, supervisor, console, wall, join, signup and demo, each under a strict Content-Security-Policy.</summary>
public static class PageSetup
{
    private const string Widget = "/widget/";
    private const string Html = "text/html; charset=utf-8";
    private const string SelfOnly = "default-src 'self'; img-src 'self' data: blob: https:; style-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'";

    /// <summary>Serves the built files; what has a hash or a version in its name for good, the rest afresh.</summary>
    public static IApplicationBuilder UsePages(this WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
            await next(context);
        });
        return app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = Prepare,
        });
    }

    public static IEndpointRouteBuilder MapPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", () => Results.Redirect("/demo")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/demo", (HttpContext context) => Page(context, "demo/index.html", "frame-ancestors 'none'")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/desk", (HttpContext context) => Page(context, "desk/index.html", "frame-ancestors 'none'", capture: "self")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/super", (HttpContext context) => Page(context, "super/index.html", "frame-ancestors 'none'")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/admin", (HttpContext context) => Page(context, "admin/index.html", "frame-ancestors 'none'", tellsSignUp: true)).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/signup", (HttpContext context) => Page(context, "signup/index.html", "frame-ancestors 'none'", tellsSignUp: true)).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/wall", (HttpContext context) => Page(context, "wall/index.html", "frame-ancestors 'none'")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/join", (HttpContext context) => Page(context, "join/index.html", "frame-ancestors 'none'")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/widget/{version:regex(^\\d)}/loader.js", OtherVersion).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/widget/preview", (HttpContext context) => Page(context, "widget/preview/index.html", "frame-ancestors 'self'")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/c/{shopKey}", ChatAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/c/{shopKey}/allowed", AllowedAsync).AllowAnonymous().ExcludeFromDescription();
        return app;
    }

    // Whoever pins a script by its hash wants exactly that script, which is a file where this server has it.
    private static IResult OtherVersion(string version) =>
        Problems.Of(StatusCodes.Status404NotFound, new(ErrorCode.NotFound, $"This server has another version of the widget than {version}: copy the code for your pages from its console anew."));

    // Only the shop's own pages may show its chat in a frame: the browser holds the allow-list.
    private static async Task<IResult> ChatAsync(string shopKey, HttpContext context, IShopStore shops, CancellationToken cancellationToken)
    {
        var origins = await shops.FindByPublicKeyAsync(shopKey, cancellationToken) is { } shop ? string.Join(' ', shop.Origins) : "";
        return Page(context, "widget/chat/index.html", $"frame-ancestors 'self' {origins}");
    }

    // The launcher asks before it shows. A refusal is an answer, not an error: browsers would report a failed request beside it.
    private static async Task<IResult> AllowedAsync(string shopKey, HttpContext context, IShopStore shops, Origins origins, PageSightings sightings, CancellationToken cancellationToken)
    {
        context.Response.Headers.AccessControlAllowOrigin = "*";
        context.Response.Headers.CacheControl = "no-store";
        if (await shops.FindByPublicKeyAsync(shopKey, cancellationToken) is not { } shop)
            return Results.Ok(new WidgetPermit(SessionsApi.UnknownShop));
        // A page of this server asks without an Origin.
        if (Origins.Of(context.Request) is { } origin && !origins.IsOwn(context.Request, origin))
        {
            if (!Origins.IsListed(origin, shop))
                return Results.Ok(new WidgetPermit(SessionsApi.OriginNotAllowed));
            sightings.See(shop.Id, origin);
        }

        return Results.Ok(WidgetPermit.For(shop.Widget));
    }

    /// <param name="capture">Who may ask for a picture of the screen: the desk alone takes screenshots.</param>
    private static IResult Page(HttpContext context, string path, string ancestors, string capture = "", bool tellsSignUp = false)
    {
        context.Response.Headers.ContentSecurityPolicy = $"{SelfOnly}; {ancestors}";
        context.Response.Headers["Permissions-Policy"] = $"display-capture=({capture})";
        context.Response.Headers.CacheControl = "no-cache";
        var file = context.RequestServices.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider.GetFileInfo(path);
        if (!file.Exists)
            return Problems.Of(StatusCodes.Status404NotFound, new(ErrorCode.NotFound, "The pages are not built: run 'dotnet build' with Node.js installed."));
        return tellsSignUp ? TellingSignUp(context, file) : Results.Stream(file.CreateReadStream(), Html);
    }

    // In the page itself: to ask would cost everybody who signs in a request.
    private static IResult TellingSignUp(HttpContext context, IFileInfo file)
    {
        using var reader = new StreamReader(file.CreateReadStream());
        var mode = context.RequestServices.GetRequiredService<IOptions<AccountOptions>>().Value.SignUp.ToString().ToLowerInvariant();
        return Results.Text(reader.ReadToEnd().Replace("</head>", $"<meta name=\"sign-up\" content=\"{mode}\" /></head>", StringComparison.Ordinal), Html);
    }

    private static void Prepare(StaticFileResponseContext file)
    {
        file.Context.Response.Headers.CacheControl = CacheOf(file);
        // Shops' pages load the widget's scripts as modules, and may pin them by their hash.
        if (file.Context.Request.Path.StartsWithSegments("/widget", StringComparison.Ordinal))
            file.Context.Response.Headers.AccessControlAllowOrigin = "*";
    }

    private static string CacheOf(StaticFileResponseContext file) =>
        IsForGood(file.Context.Request.Path.Value ?? "") ? "public, max-age=31536000, immutable" : "no-cache";

    // Named by its content, or by its version.
    private static bool IsForGood(string path) =>
        path.Contains("/assets/", StringComparison.Ordinal)
        || (path.StartsWith(Widget, StringComparison.Ordinal) && path.Length > Widget.Length && char.IsAsciiDigit(path[Widget.Length]));
}
