using System.Security.Claims;
using ChatRouter.Core.Buyers;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Auth;

namespace ChatRouter.Server.Api;

/// <summary>标签: the shop's list of them, and those of the buyer of a conversation.</summary>
public static class TagsApi
{
    public static IEndpointRouteBuilder MapTags(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/shop/tags", ReadAsync).WithTags("Shop").RequireSupervisorOrKey(KeyScopes.ShopRead, ops: true).WithName("GetTags").WithSummary("The tags that agents give buyers.")
            .Produces<TagList>().Refuses(401, 403, 503);
        app.MapPut("/api/v1/shop/tags", SetAsync).WithTags("Shop").RequireAdminOrKey(KeyScopes.ShopWrite).WithName("SetTags").WithSummary("Replaces the list of tags.")
            .Produces<TagList>().Refuses(400, 401, 403, 503).Refuses(409, ErrorCode.ChangedMeanwhile);
        var given = app.MapGroup("/api/v1/conversations/{id}/tags/{tag}").WithTags("Conversations").RequireAuthorization(Policies.Desk);
        given.MapPut("", AddAsync).WithName("AddTag").WithSummary("Gives the conversation's buyer a tag, which he keeps in his later conversations. Repeatable.")
            .Produces<BuyerTagged>().Refuses(401, 403, 503).Refuses(404, ErrorCode.UnknownConversation, ErrorCode.UnknownTag).Refuses(409, ErrorCode.TooManyTags);
        given.MapDelete("", RemoveAsync).WithName("RemoveTag").WithSummary("Takes a tag away from the conversation's buyer. Repeatable.")
            .Produces<BuyerTagged>().Refuses(401, 403, 503).Refuses(404, ErrorCode.UnknownConversation);
        return app;
    }

    /// <inheritdoc cref="ShopApi.ForbiddenWordList"/>
    public sealed record TagList(IReadOnlyList<ShopTag> Tags, string? Revision = null)
    {
        internal static TagList Of(Revised<IReadOnlyList<ShopTag>> tags) => new(tags.Value, tags.Revision);
    }

    private static async Task<IResult> ReadAsync(ClaimsPrincipal user, ShopDesk desk, CancellationToken cancellationToken) =>
        (await desk.TagsAsync(Principals.ActorOf(user).Shop, cancellationToken)).OkAs(TagList.Of);

    private static async Task<IResult> SetAsync(TagList request, ClaimsPrincipal user, ShopDesk desk, CancellationToken cancellationToken) =>
        (await desk.SetTagsAsync(Principals.ActorOf(user), request.Tags, request.Revision, cancellationToken)).OkAs(TagList.Of);

    private static async Task<IResult> AddAsync(string id, string tag, ClaimsPrincipal user, BuyerTags tags, CancellationToken cancellationToken) =>
        (await tags.AddAsync(Principals.AgentOf(user)!, new(id), tag, cancellationToken)).OkOr();

    private static async Task<IResult> RemoveAsync(string id, string tag, ClaimsPrincipal user, BuyerTags tags, CancellationToken cancellationToken) =>
        (await tags.RemoveAsync(Principals.AgentOf(user)!, new(id), tag, cancellationToken)).OkOr();
}
