using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Claims;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Supervision;
using ChatRouter.Server.Auth;

namespace ChatRouter.Server.Api;

/// <summary>The shop's conversations as they are kept, with their messages and ratings: for its supervisors, and API keys of <c>conversations:read</c>.</summary>
public static class RecordsApi
{
    public static IEndpointRouteBuilder MapRecords(this IEndpointRouteBuilder app)
    {
        var records = app.MapGroup("/api/v1/conversations").WithTags("Conversations").RequireSupervisorOrKey(KeyScopes.ConversationsRead);
        records.MapGet("", ListAsync).WithName("ListConversations").WithSummary("The shop's conversations, open and ended, those that opened last first, a page at a time.")
            .Produces<ConversationPage>().Refuses(400, 401, 403, 503);
        records.MapGet("/{id}", FindAsync).WithName("GetConversation").WithSummary("One conversation, with what its buyer said of it.")
            .Produces<RecordedConversation>().Refuses(401, 403, 503).Refuses(404, ErrorCode.UnknownConversation);
        records.MapGet("/{id}/messages", MessagesAsync).WithName("ListMessages").WithSummary("What was said in a conversation, from its beginning, a page at a time.")
            .WithDescription("With the notes that agents wrote for each other; of what was taken back, no words. When a person reads, it stands in the audit.")
            .Produces<RecordedMessages>().Refuses(400, 401, 403, 503).Refuses(404, ErrorCode.UnknownConversation);
        return app;
    }

    /// <param name="Next">Ask again with it as <c>before</c>; none: that was all.</param>
    public sealed record ConversationPage(IReadOnlyList<RecordedConversation> Conversations, string? Next);

    /// <param name="Next">Ask again with it as <c>after</c>; none: that was all so far.</param>
    public sealed record RecordedMessages(IReadOnlyList<Message> Messages, long? Next);

    private static readonly Rejection Unknown = new(ErrorCode.UnknownConversation, "There is no such conversation.");

    private static async Task<IResult> ListAsync(
        ClaimsPrincipal user, IJournal journal, CancellationToken cancellationToken,
        [Description("Opened at that time or later.")] DateTimeOffset? from = null, [Description("Opened before that time.")] DateTimeOffset? until = null,
        [RegularExpression(Paging.Id), Description(Paging.Cursor)] string? before = null, [Range(1, Paging.Most), Description(Paging.Limit)] int limit = Paging.Usual)
    {
        var shop = Principals.ActorOf(user).Shop;
        var found = await journal.NewestAsync(shop, new() { From = from, Until = until, Before = before, Limit = limit + 1 }, cancellationToken);
        var (page, next) = Paging.Of(found, limit, conversation => conversation.Id.Value);
        var ratings = (await journal.RatingsAsync(shop, [.. page.Select(conversation => conversation.Id)], cancellationToken)).ToDictionary(rating => rating.ConversationId);
        return Results.Ok(new ConversationPage([.. page.Select(conversation => RecordedConversation.Of(conversation, ratings.GetValueOrDefault(conversation.Id)))], next));
    }

    private static async Task<IResult> FindAsync(string id, ClaimsPrincipal user, IJournal journal, CancellationToken cancellationToken)
    {
        var shop = Principals.ActorOf(user).Shop;
        return await journal.FindAsync(shop, new(id), cancellationToken) is { } conversation
            ? Results.Ok(RecordedConversation.Of(conversation, (await journal.RatingsAsync(shop, [conversation.Id], cancellationToken)).SingleOrDefault()))
            : Problems.Of(Unknown);
    }

    private static async Task<IResult> MessagesAsync(
        string id, ClaimsPrincipal user, IJournal journal, IAuditStore audit, TimeProvider clock, CancellationToken cancellationToken,
        [RegularExpression("[0-9]{1,18}"), Description(Paging.Cursor)] string? after = null, [Range(1, Paging.Most), Description(Paging.Limit)] int limit = Paging.Usual)
    {
        var actor = Principals.ActorOf(user);
        if (await journal.FindAsync(actor.Shop, new(id), cancellationToken) is not { } conversation)
            return Problems.Of(Unknown);
        var found = await journal.ReadAsync(actor.Shop, conversation.Id, long.Parse(after ?? "0", CultureInfo.InvariantCulture), limit + 1, cancellationToken);
        // Software of the shop that copies them all would leave nothing else in the audit.
        if (Principals.AgentOf(user) is { } reader)
            await audit.WriteAsync(reader, AuditAction.Watched, id, null, clock, cancellationToken);
        var (page, next) = Paging.Of(found, limit, message => (long?)message.Seq);
        return Results.Ok(new RecordedMessages(page, next));
    }
}
