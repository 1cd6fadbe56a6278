using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Diagnosis;

/// <summary>An assignment as one agent has to do with it.</summary>
/// <param name="Contribution">What it adds to the part that was asked for, in conversations.</param>
public sealed record ExplainedAssignment(AssignmentRecord Assignment, decimal Contribution, WhyNot WhyNot);
