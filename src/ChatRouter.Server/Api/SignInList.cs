using ChatRouter.Core.Accounts;
using ChatRouter.Core.Conversations;

namespace ChatRouter.Server.Api;

/// <summary>Who signed in to an account, or tried to, the latest first.</summary>
public sealed record SignInList(IReadOnlyList<SignInList.SignInView> SignIns)
{
    /// <param name="Device">Such as <c>Chrome, Windows</c>, as the browser says.</param>
    /// <param name="Place">The network of the address, such as <c>203.0.113.0/24</c>.</param>
    public sealed record SignInView(DateTimeOffset At, SignInResult Result, string Device, string Place);

    internal static IResult AnswerOf(Result<IReadOnlyList<SignInAttempt>> found) => found.Succeeded(out var attempts, out var refused)
        ? Results.Ok(new SignInList([.. attempts.Select(attempt => new SignInView(attempt.At, attempt.Result, attempt.Device, attempt.Place))]))
        : Problems.Of(refused);
}
