namespace ChatRouter.Server.Api;

/// <param name="Next">For <c>after</c>, to read on; none: there is no more. A page may be short, even empty, and still have one.</param>
public sealed record DistributedPage(IReadOnlyList<DistributedAssignment> Assignments, string? Next);
