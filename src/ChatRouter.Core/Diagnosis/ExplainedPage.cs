namespace ChatRouter.Core.Diagnosis;

/// <param name="Next">Where to read on; none: there is no more. A page may be short, even empty, and still have one.</param>
public sealed record ExplainedPage(IReadOnlyList<ExplainedAssignment> Assignments, AssignmentMark? Next);
