using System.ComponentModel;
using System.Security.Claims;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Phrases;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Auth;

namespace ChatRouter.Server.Api;

/// <summary>Quick phrases: those of the caller's desk, and changing what is his to change; for API keys, those that the shop and its groups share.</summary>
public static class PhrasesApi
{
    public static IEndpointRouteBuilder MapPhrases(this IEndpointRouteBuilder app)
    {
        var read = app.MapGroup("/api/v1/phrases").WithTags("Quick phrases").RequireDeskOrKey(KeyScopes.ShopRead);
        read.MapGet("", ListAsync).WithName("ListPhrases")
            .WithSummary("The quick phrases of the caller's desk: the shop's, his groups' and his own; for an API key the shop's and every group's.").Produces<PhraseList>().Refuses(401, 403, 503);
        var phrases = app.MapGroup("/api/v1/phrases").WithTags("Quick phrases").RequireDeskOrKey(KeyScopes.ShopWrite);
        phrases.MapPost("", CreateAsync).TakesIdempotencyKey().WithName("CreatePhrase").WithSummary("Makes a quick phrase.")
            .Produces<PhraseView>().Refuses(401, 403, 503).Refuses(400, ErrorCode.InvalidArgument, ErrorCode.TextEmpty, ErrorCode.TextTooLong).Refuses(404, ErrorCode.UnknownTarget).Refuses(409, ErrorCode.TooManyPhrases);
        phrases.MapPost("/import", ImportAsync).TakesIdempotencyKey().WithName("ImportPhrases").WithSummary("Makes or replaces many phrases, all or none.")
            .Produces<PhraseImport>().Refuses(401, 403, 503).Refuses(400, ErrorCode.InvalidArgument, ErrorCode.TextEmpty, ErrorCode.TextTooLong).Refuses(409, ErrorCode.TooManyPhrases);
        phrases.MapPut("/{id}", ChangeAsync).WithName("ChangePhrase").WithSummary("Changes a quick phrase.")
            .Produces<PhraseView>().Refuses(401, 403, 503)
            .Refuses(400, ErrorCode.InvalidArgument, ErrorCode.TextEmpty, ErrorCode.TextTooLong).Refuses(404, ErrorCode.NotFound, ErrorCode.UnknownTarget).Refuses(409, ErrorCode.ChangedMeanwhile, ErrorCode.TooManyPhrases);
        phrases.MapDelete("/{id}", DeleteAsync).WithName("DeletePhrase").WithSummary("Deletes a quick phrase.").Produces(204).Refuses(401, 403, 404, 503).Refuses(409, ErrorCode.ChangedMeanwhile);
        return app;
    }

    /// <param name="Scope">An API key's is `shop` or `group`: it has no desk.</param>
    /// <param name="Initials">None: computed from the title's pinyin.</param>
    /// <param name="Revision">Of a change: the one that its sender saw; none overwrites whatever is there.</param>
    public sealed record PhraseRequest(
        PhraseScope Scope, string Title, string Text, GroupId? GroupId = null, string? Code = null, string? Initials = null, string? Revision = null)
    {
        internal PhraseDraft ToDraft() => new(Scope, GroupId, Title, Text, Code, Initials);
    }

    /// <param name="Phrases">One of the same scope, group and title is replaced, and keeps its code and initials where the request says nothing of them.</param>
    /// <param name="CheckOnly">Tells what would be done, and does nothing.</param>
    public sealed record PhraseImportRequest(IReadOnlyList<PhraseRequest> Phrases, bool CheckOnly = false);

    public sealed record PhraseView(PhraseId Id, PhraseScope Scope, GroupId? GroupId, string Title, string Code, string Initials, string Text, string Revision)
    {
        internal static PhraseView Of(QuickPhrase phrase) => new(phrase.Id, phrase.Scope, phrase.Group, phrase.Title, phrase.Code, phrase.Initials, phrase.Text, new Revised<QuickPhrase>(phrase).Revision);
    }

    public sealed record PhraseList(IReadOnlyList<PhraseView> Phrases);

    private static async Task<IResult> ListAsync(ClaimsPrincipal user, QuickPhrases phrases, CancellationToken cancellationToken) =>
        Results.Ok(new PhraseList([.. (await phrases.OfDeskAsync(Principals.ActorOf(user), cancellationToken)).Select(PhraseView.Of)]));

    private static async Task<IResult> CreateAsync(PhraseRequest request, ClaimsPrincipal user, QuickPhrases phrases, CancellationToken cancellationToken) =>
        Saved(await phrases.CreateAsync(Principals.ActorOf(user), request.ToDraft(), cancellationToken));

    private static async Task<IResult> ImportAsync(PhraseImportRequest request, ClaimsPrincipal user, QuickPhrases phrases, CancellationToken cancellationToken) =>
        (await phrases.ImportAsync(Principals.ActorOf(user), [.. request.Phrases.OfType<PhraseRequest>().Select(phrase => phrase.ToDraft())], request.CheckOnly, cancellationToken)).OkOr();

    private static async Task<IResult> ChangeAsync(string id, PhraseRequest request, ClaimsPrincipal user, QuickPhrases phrases, CancellationToken cancellationToken) =>
        Saved(await phrases.ChangeAsync(Principals.ActorOf(user), new(id), request.ToDraft(), request.Revision, cancellationToken));

    private static async Task<IResult> DeleteAsync(string id, [Description("The one that its sender saw; none: whatever is there.")] string? revision, ClaimsPrincipal user, QuickPhrases phrases, CancellationToken cancellationToken) =>
        await phrases.DeleteAsync(Principals.ActorOf(user), new(id), revision, cancellationToken) is { } rejection ? Problems.Of(rejection) : Results.NoContent();

    private static IResult Saved(Result<QuickPhrase> result) => result.Succeeded(out var phrase, out var rejection) ? Results.Ok(PhraseView.Of(phrase)) : Problems.Of(rejection);
}
