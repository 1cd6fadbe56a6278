namespace ChatRouter.Server.Commands;

/// <summary>Well; works but should be changed; does not work.</summary>
public enum Verdict
{
    Ok,
    Warn,
    Fail,
}
