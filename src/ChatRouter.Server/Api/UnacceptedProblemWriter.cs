namespace ChatRouter.Server.Api;

/// <summary>Writes refusals as JSON also to clients that say they accept no JSON: the framework's own writer leaves those without a body, or fails.</summary>
/// <remarks>A server may disregard <c>Accept</c> (RFC 9110, 12.4.1), and a refusal without its code helps nobody.</remarks>
internal sealed class UnacceptedProblemWriter : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => context.HttpContext.Request.Headers.Accept.Count > 0;

    public ValueTask WriteAsync(ProblemDetailsContext context)
    {
        context.HttpContext.Request.Headers.Accept = default;
        return context.HttpContext.RequestServices.GetRequiredService<IProblemDetailsService>().WriteAsync(context);
    }
}
