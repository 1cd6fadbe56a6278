namespace ChatRouter.Server.Commands;

/// <summary>What <c>doctor</c> found out about one thing.</summary>
/// <param name="Verdict">Whether the operator has to do something.</param>
/// <param name="Subject">What was looked at.</param>
/// <param name="Text">What was found, and what to do where it is not well.</param>
internal sealed record Finding(Verdict Verdict, string Subject, string Text)
{
    public static Finding Ok(string subject, string text) => new(Verdict.Ok, subject, text);

    public static Finding Warn(string subject, string text) => new(Verdict.Warn, subject, text);

    public static Finding Fail(string subject, string text) => new(Verdict.Fail, subject, text);
}
