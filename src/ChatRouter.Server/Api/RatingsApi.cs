using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Diagnosis;
using ChatRouter.Core.Ratings;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Auth;

namespace ChatRouter.Server.Api;

/// <summary>评价: what buyers said of the shop's conversations, for who supervises it.</summary>
public static class RatingsApi
{
    private const string From = "Given at that time or later.";
    private const string Until = "And before that time; at most 31 days later.";
    private const string Agent = "Only of conversations that the account had, or had last.";
    private const string Least = "Of so many stars or more.";
    private const string Most = "Of so many stars or fewer: 2 for bad ones only.";
    private const string Words = "Only those with words.";

    public static IEndpointRouteBuilder MapRatings(this IEndpointRouteBuilder app)
    {
        var ratings = app.MapGroup("/api/v1/ratings").WithTags("Ratings").RequireSupervisorOrKey(KeyScopes.ReportsRead);
        ratings.MapGet("", ListAsync).WithName("ListRatings").WithSummary("What buyers said of conversations in a period, newest first, a page at a time.").Produces<RatingPage>().Refuses(400, 401, 403, 503);
        ratings.MapGet("/figures", CountAsync).WithName("CountRatings").WithSummary("How many ratings a period brought, of which scores, and how many of its conversations were rated.").Produces<RatingCounts>().Refuses(400, 401, 403, 503);
        return app;
    }

    /// <param name="Next">Ask again with it as <c>before</c>; none: that was all.</param>
    public sealed record RatingPage(IReadOnlyList<BuyerRating> Ratings, string? Next);

    /// <param name="At">When it was given.</param>
    /// <param name="Agent">Who had the conversation, or had it last; none: nobody had.</param>
    /// <param name="AgentName">His name; the account's id where the account is gone.</param>
    /// <param name="Score">From 1 to 5.</param>
    /// <param name="Tags">Reasons, as the buyer chose them.</param>
    /// <param name="Text">His words; none: he wrote none.</param>
    public sealed record BuyerRating(
        ConversationId Conversation, DateTimeOffset At, BuyerId BuyerId, string? BuyerName, AgentId? Agent, string? AgentName, int Score, IReadOnlyList<string> Tags, string? Text);

    /// <param name="At">As of when.</param>
    /// <param name="Average">None: nobody rated.</param>
    /// <param name="Scores">How many of one star, of two, and so on to five.</param>
    /// <param name="Served">Conversations that came to an agent in the period; of one agent, those that nobody has had after him. Neither scores nor words are asked for.</param>
    /// <param name="Rated">Those of them that their buyers rated, whenever they did.</param>
    public sealed record RatingCounts(DateTimeOffset At, int Count, double? Average, IReadOnlyList<int> Scores, int Served, int Rated);

    private static async Task<IResult> ListAsync(
        [Required, Description(From)] DateTimeOffset from, [Required, Description(Until)] DateTimeOffset until, ClaimsPrincipal user, IRatingStore ratings, IShopStore shops, CancellationToken cancellationToken,
        [Description(Agent)] string? agent = null, [Range(Rating.Worst, Rating.Best), Description(Least)] int least = Rating.Worst, [Range(Rating.Worst, Rating.Best), Description(Most)] int most = Rating.Best,
        [Description(Words)] bool withWords = false, [Description(Paging.Cursor)] string? before = null, [Range(1, Paging.Most), Description(Paging.Limit)] int limit = Paging.Usual)
    {
        if (new DistributionPeriod(from, until).Check() is { } refused)
            return Problems.Of(refused);
        var mark = default(RatingMark);
        if (before is not null && !RatingMark.TryParse(before, out mark))
            return Problems.Of(new Rejection(ErrorCode.InvalidArgument, "'before' is the 'next' of the page before.") { Fields = new Dictionary<string, string> { ["before"] = FieldFault.Malformed } });
        var shop = Principals.ActorOf(user).Shop;
        var found = await ratings.FindAsync(shop, QueryOf(from, until, agent, least, most, withWords), before is null ? null : mark, limit + 1, cancellationToken);
        var (page, next) = Paging.Of(found, limit, rated => (RatingMark?)RatingMark.Of(rated));
        var names = (await shops.AccountsAsync(shop, cancellationToken)).ToDictionary(account => account.Id, account => account.DisplayName);
        return Results.Ok(new RatingPage([.. page.Select(rated => ViewOf(rated, names))], next?.ToString()));
    }

    private static async Task<IResult> CountAsync(
        [Required, Description(From)] DateTimeOffset from, [Required, Description(Until)] DateTimeOffset until, ClaimsPrincipal user, IRatingStore ratings, TimeProvider clock, CancellationToken cancellationToken,
        [Description(Agent)] string? agent = null, [Range(Rating.Worst, Rating.Best), Description(Least)] int least = Rating.Worst, [Range(Rating.Worst, Rating.Best), Description(Most)] int most = Rating.Best,
        [Description(Words)] bool withWords = false)
    {
        if (new DistributionPeriod(from, until).Check() is { } refused)
            return Problems.Of(refused);
        var at = clock.GetUtcNow();
        var figures = await ratings.CountAsync(Principals.ActorOf(user).Shop, QueryOf(from, until, agent, least, most, withWords), cancellationToken);
        return Results.Ok(new RatingCounts(at, figures.Count, figures.Average, figures.Scores, figures.Served, figures.Rated));
    }

    private static RatingQuery QueryOf(DateTimeOffset from, DateTimeOffset until, string? agent, int least, int most, bool withWords) =>
        new(from, until) { Agent = agent is null ? null : new(agent), Least = least, Most = most, WithWords = withWords };

    private static BuyerRating ViewOf(RatedConversation rated, Dictionary<AgentId, string> names)
    {
        var (rating, buyer, buyerName, agent) = rated;
        return new(rating.ConversationId, rating.At, buyer, buyerName, agent, agent is { } owner ? names.GetValueOrDefault(owner, owner.Value) : null, rating.Score, rating.Tags, rating.Text);
    }
}
